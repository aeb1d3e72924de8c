import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { entityPage } from '../../api/queries'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { EntityTable } from '../../parts/EntityTable'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import styles from './Entities.module.css'
import { FilterBar } from './FilterBar'
import { useEntitiesQuery } from './useEntitiesQuery'
import { entitiesWords } from './words'

const SETTLED_MILLIS = 250

/** Every entity of the city, as far as the filter lets it through. */
export default function Entities() {
  const t = useWords(entitiesWords)
  const { lang } = useLang()
  const { address, query } = useEntitiesQuery()
  const head = useQuery(entityPage(query, 0, 100))
  const timer = useRef<number>(undefined)
  const latest = useRef(address.set)
  latest.current = address.set
  const keepRow = (row: number) => {
    window.clearTimeout(timer.current)
    if (row === Number(new URLSearchParams(location.search).get('row') ?? 0)) return
    timer.current = window.setTimeout(() => {
      if (location.pathname === '/entities') latest.current({ row: row === 0 ? '' : String(row) }, 'replace')
    }, SETTLED_MILLIS)
  }
  const { sort, descending, ...filter } = query
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        beside={head.data && <span className={styles['found']}>{t('found', { n: count(head.data.total, lang) })}</span>}
        actions={<ShareButton />}
      />
      <Panel flush className={styles['panel']}>
        <FilterBar address={address} query={query} />
        <EntityTable
          key={JSON.stringify([filter, sort, descending])} query={query} firstRow={Number(address.one('row') ?? 0) || 0} onFirstRow={keepRow}
          onSort={(by, desc) => address.set({ sort: by, desc: desc ? '1' : '', row: '' })}
        />
      </Panel>
    </div>
  )
}
