import { Link } from 'react-router'
import { type Entity, NO_DISTRICT } from '../api/types'
import type { EntityTableKey } from './entityTableWords'
import { HeardMark } from './HeardMark'
import styles from './EntityTable.module.css'
import { SimulatedBadge } from './SimulatedBadge'
import type { Column } from './table/VirtualTable'
import { NameOf } from './Told'
import { TypeMark } from './TypeMark'

export const entityPath = (id: string): string => `/entities/${encodeURIComponent(id)}`

/** What a list of entities shows. A column is sorted by its key: see the API's `sort`. */
export function entityColumns(t: (key: EntityTableKey) => string, district: (code: string) => string): readonly Column<Entity>[] {
  return [
    {
      key: 'name', title: t('name'), width: 'minmax(140px, 1.6fr)', sortable: true,
      render: entity => (
        <span className={styles['name']}>
          <Link to={entityPath(entity.id)}><NameOf name={entity.name} /></Link>
          <SimulatedBadge simulated={entity.simulated} />
        </span>
      )
    },
    { key: 'type', title: t('type'), width: 'minmax(118px, 1fr)', sortable: true, render: entity => <TypeMark type={entity.type} /> },
    { key: 'district', title: t('district'), width: 'minmax(90px, 0.7fr)', narrow: false, sortable: true, render: entity => district(entity.district ?? NO_DISTRICT) },
    { key: 'heard', title: t('heard'), width: 'minmax(120px, 0.8fr)', narrow: false, sortable: true, render: entity => <HeardMark entity={entity} /> },
    { key: 'id', title: t('id'), width: 'minmax(160px, 1.4fr)', narrow: false, render: entity => <code className={styles['id']} title={entity.id} lang="zxx">{entity.id}</code> }
  ]
}
