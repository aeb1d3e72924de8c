import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { entity, point } from '../../api/queries'
import { useWords } from '../../app/i18n/LangProvider'
import { LazyCityMap } from '../../map/LazyCityMap'
import { Legend } from '../../map/Legend'
import { readView } from '../../map/mapView'
import styles from './Overview.module.css'
import { PickedEntity } from './PickedEntity'
import type { Overview } from './useOverview'
import { overviewWords } from './words'

/** The map, what was picked on it, and its legend. View and choice are in the address. */
export function MapPanel({ overview: { address, chosen, counts } }: { overview: Overview }) {
  const t = useWords(overviewWords)
  const client = useQueryClient()
  const id = address.one('entity')
  const picked = useQuery({ ...entity(id ?? ''), enabled: id !== undefined })
  const { set } = address
  const pick = useCallback(
    (number: number) => void client.fetchQuery(point(number)).then(found => set({ entity: found.id }), () => undefined),
    [client, set]
  )
  const keepView = useCallback((view: string) => set({ at: view }, 'replace'), [set])
  return (
    <>
      <div className={styles['stage']}>
        <LazyCityMap
          label={t('mapLabel')} view={readView(address.one('at'))} onView={keepView}
          shown={chosen} chosen={id === undefined ? -1 : (picked.data?.number ?? -1)} onPick={pick}
        />
        {id !== undefined && <PickedEntity query={picked} onClose={() => set({ entity: '' })} />}
      </div>
      <Legend counts={counts} chosen={chosen.types} onChoose={type => set({ type })} />
    </>
  )
}
