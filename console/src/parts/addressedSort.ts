import { type Order, orders } from '../api/types'
import type { useSearchState } from './useSearchState'

/** The order of a list as the address has it. */
export function addressedSort(address: Pick<ReturnType<typeof useSearchState>, 'one'>): { sort: Order; descending: boolean } {
  return { sort: orders.find(name => name === address.one('sort')) ?? 'name', descending: address.one('desc') === '1' }
}
