import { useState } from 'react'
import type { EntityQuery } from '../api/queries'
import type { Order } from '../api/types'
import { useWords } from '../app/i18n/LangProvider'
import { Answer } from './Answer'
import { entityColumns } from './entityColumns'
import { entityTableWords } from './entityTableWords'
import { Empty } from './Empty'
import { VirtualTable } from './table/VirtualTable'
import { useDistricts } from './useDistricts'
import { useEntityRows } from './useEntityRows'

/** The entities that a query wants, of whatever number, each leading to its page. */
export function EntityTable({ query, onSort, firstRow = 0, onFirstRow }: {
  query: EntityQuery & { sort: Order; descending: boolean }
  onSort: (sort: Order, descending: boolean) => void
  firstRow?: number
  onFirstRow?: (row: number) => void
}) {
  const t = useWords(entityTableWords)
  const { nameOf } = useDistricts()
  const [range, setRange] = useState<readonly [number, number]>([firstRow, firstRow + 30])
  const rows = useEntityRows(query, range)
  const [keepRange] = useState(() => (first: number, last: number) => {
    setRange(before => (before[0] === first && before[1] === last ? before : [first, last]))
    onFirstRow?.(first)
  })
  const columns = entityColumns(t, nameOf)
  return (
    <Answer query={rows.head} lines={8}>
      {page => page.total === 0 ? <Empty title={t('none')} hint={t('noneHint')} /> : (
        <VirtualTable
          label={t('label')} columns={columns} total={page.total} row={rows.row} firstRow={firstRow} onRange={keepRange}
          sort={{ by: query.sort, descending: query.descending }} onSort={sort => onSort(sort.by as Order, sort.descending)}
        />
      )}
    </Answer>
  )
}
