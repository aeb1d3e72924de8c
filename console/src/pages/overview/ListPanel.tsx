import { Legend } from '../../map/Legend'
import { addressedSort } from '../../parts/addressedSort'
import { EntityTable } from '../../parts/EntityTable'
import type { Overview } from './useOverview'

/** The same entities as a list, for keyboards, screen readers and machines without WebGL. */
export function ListPanel({ overview: { address, chosen, counts } }: { overview: Overview }) {
  const query = { type: chosen.types, district: chosen.districts, ...addressedSort(address) }
  return (
    <>
      <EntityTable key={JSON.stringify(query)} query={query} onSort={(sort, descending) => address.set({ sort, desc: descending ? '1' : '' })} />
      <Legend counts={counts} chosen={chosen.types} onChoose={type => address.set({ type })} />
    </>
  )
}
