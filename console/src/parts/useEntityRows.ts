import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { entityPage, type EntityQuery } from '../api/queries'
import type { Entity } from '../api/types'

const PAGE = 100

/** Fetches the pages that hold the rows of a range; `head` tells the total, and how the first of them went. */
export function useEntityRows(query: EntityQuery, [first, last]: readonly [number, number]) {
  const from = Math.floor(first / PAGE)
  const to = Math.max(from, Math.floor(last / PAGE))
  const offsets = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * PAGE)
  const head = useQuery({ ...entityPage(query, from * PAGE, PAGE), placeholderData: keepPreviousData })
  const pages = useQueries({ queries: offsets.map(offset => entityPage(query, offset, PAGE)) })
  const row = (index: number): Entity | undefined => {
    const page = pages[Math.floor(index / PAGE) - from]?.data
    return page?.items[index - page.offset]
  }
  return { head, row }
}
