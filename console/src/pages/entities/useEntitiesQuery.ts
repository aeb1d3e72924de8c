import { useMemo } from 'react'
import { addressedSort } from '../../parts/addressedSort'
import { useSearchState } from '../../parts/useSearchState'

/** What the address asks for. */
export function useEntitiesQuery() {
  const address = useSearchState()
  const query = useMemo(
    () => ({
      type: address.list('type'),
      district: address.list('district'),
      ...(address.one('q') === undefined ? {} : { q: address.one('q') as string }),
      ...addressedSort(address)
    }),
    [address]
  )
  return { address, query }
}
