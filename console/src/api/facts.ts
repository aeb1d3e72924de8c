import { queryOptions } from '@tanstack/react-query'
import { get, post } from './client'

/** A question to `/api/facts`; what is absent has the plainest meaning. */
export interface Question {
  selection: Readonly<Record<string, string>>
  value?: string
  aggregate?: string
  by: readonly string[]
  from?: string
  until?: string
  against?: number
  known?: string
  order?: string
  limit?: number
}

/** What a group has in common: a step of time, an hour of the day, an entity, a text, or nothing. */
export interface FactKey {
  at?: string
  hour?: number
  entity?: string
  zh?: string
  en?: string
}

export interface FactRow {
  keys: readonly FactKey[]
  value: number
  count: number
  before?: number
  change?: number
}

export interface FactTable {
  by: readonly string[]
  rows: readonly FactRow[]
  groups: number
  entities: number
  values: number
  leftOut: number
  unit?: string
  zone: string
}

/** A type that can be asked about, with the attributes that its entities have. */
export interface FactType {
  type: string
  count: number
  attributes: readonly { name: string; kind: string }[]
}

export const factWords = () =>
  queryOptions({
    queryKey: ['facts', 'words'],
    queryFn: ({ signal }) => get<FactType[]>('/api/facts/words', signal),
    staleTime: 30_000
  })

export const facts = (question: Question | undefined) =>
  queryOptions({
    queryKey: ['facts', question],
    queryFn: () => post<FactTable>('/api/facts', question),
    enabled: question !== undefined,
    retry: false,
    staleTime: 15_000
  })
