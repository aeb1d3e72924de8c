import { CloseOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type Entity, NO_DISTRICT } from '../../api/types'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { entityPath } from '../../parts/entityColumns'
import { HeardMark } from '../../parts/HeardMark'
import { SimulatedBadge } from '../../parts/SimulatedBadge'
import { NameOf } from '../../parts/Told'
import { TypeMark } from '../../parts/TypeMark'
import { useDistricts } from '../../parts/useDistricts'
import styles from './Overview.module.css'
import { overviewWords } from './words'

/** The entity picked on the map, in short. */
export function PickedEntity({ query, onClose }: { query: UseQueryResult<Entity>; onClose: () => void }) {
  const t = useWords(overviewWords)
  const { nameOf } = useDistricts()
  return (
    <aside className={styles['picked']} aria-label={t('picked')}>
      <Button className={styles['shut'] ?? ''} size="small" type="text" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClose} />
      <Answer query={query}>
        {entity => (
          <>
            <strong className={styles['pickedName']}><NameOf name={entity.name} /></strong>
            <div className={styles['pickedMarks']}><TypeMark type={entity.type} /><SimulatedBadge simulated={entity.simulated} /></div>
            <dl className={styles['facts']}>
              <dt>{t('district')}</dt><dd>{nameOf(entity.district ?? NO_DISTRICT)}</dd>
              <dt>{t('heard')}</dt><dd><HeardMark entity={entity} /></dd>
            </dl>
            <Link to={entityPath(entity.id)}>{t('open')} →</Link>
          </>
        )}
      </Answer>
    </aside>
  )
}
