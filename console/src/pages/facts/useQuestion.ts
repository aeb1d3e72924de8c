import { useMemo } from 'react'
import type { Question } from '../../api/facts'
import { useSearchState } from '../../parts/useSearchState'

const LIMIT = 1_000

/** The question that the address asks; none as long as it names no type. */
export function useQuestion() {
  const address = useSearchState()
  const question = useMemo<Question | undefined>(() => {
    const one = (name: string) => address.one(name)
    const type = one('type')
    if (type === undefined) return undefined
    const value = one('value')
    const from = one('from')
    const against = Number(one('against') ?? 0)
    const aggregate = value === undefined ? 'count' : (one('aggregate') ?? 'sum')
    const q = one('q')
    const until = one('until')
    const by = address.list('by').filter(word => from !== undefined || !TIMES.has(word))
    return {
      selection: { type, ...(q === undefined ? {} : { q }) },
      ...(value === undefined ? {} : { value }),
      aggregate,
      by,
      ...(from === undefined || value === undefined ? {} : { from, ...(until === undefined ? {} : { until }), ...(against > 0 ? { against } : {}) }),
      order: one('order') ?? (by.some(word => TIMES.has(word)) ? 'key' : '-value'),
      limit: LIMIT
    }
  }, [address])
  return { address, question }
}

/** What groups by time, and so is asked of the past alone. */
export const TIMES: ReadonlySet<string> = new Set(['hour', 'day', 'month', 'hourOfDay'])
