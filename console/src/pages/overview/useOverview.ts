import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { summary } from '../../api/queries'
import type { Shown } from '../../live/flags'
import { useDistricts } from '../../parts/useDistricts'
import { useSearchState } from '../../parts/useSearchState'
import { figures } from './figures'

/** What the overview shows: its filter from the address, its figures from the server. */
export function useOverview() {
  const address = useSearchState()
  const cells = useQuery(summary())
  const names = useDistricts()
  const chosen = useMemo<Shown>(() => ({ types: address.list('type'), districts: address.list('district') }), [address])
  const sums = useMemo(() => (cells.data === undefined ? undefined : figures(cells.data.cells, chosen)), [cells.data, chosen])
  const counts = useMemo(() => new Map([...(sums?.types ?? [])].map(([type, sum]) => [type, sum.count])), [sums])
  return { address, cells, names, chosen, sums, counts }
}

export type Overview = ReturnType<typeof useOverview>
