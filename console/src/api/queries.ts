import { queryOptions } from '@tanstack/react-query'
import type { Description } from '../pages/api/description'
import { get } from './client'
import { isProblem } from './problem'
import type { District, Entity, EntityPage, NgsiEntity, Order, Session, Summary } from './types'

/** Which entities are wanted, in which order. */
export interface EntityQuery {
  type?: readonly string[]
  district?: readonly string[]
  q?: string
  sort?: Order
  descending?: boolean
}

/** Who is signed in; null if nobody is. */
export const session = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await get<Session>('/api/session', signal)
      } catch (error) {
        if (isProblem(error, 401)) return null
        throw error
      }
    },
    staleTime: 60_000
  })

export const districts = () =>
  queryOptions({
    queryKey: ['districts'],
    queryFn: ({ signal }) => get<District[]>('/api/city/districts', signal),
    staleTime: 60_000
  })

export const summary = () =>
  queryOptions({
    queryKey: ['summary'],
    queryFn: ({ signal }) => get<Summary>('/api/city/summary', signal),
    refetchInterval: 5_000
  })

/** The query string of a list's part. */
export function listSearch({ type = [], district = [], q, sort, descending }: EntityQuery, offset: number, limit: number): string {
  const search = new URLSearchParams()
  for (const one of type) search.append('type', one)
  for (const one of district) search.append('district', one)
  if (q !== undefined && q !== '') search.set('q', q)
  if (sort !== undefined) search.set('sort', (descending === true ? '-' : '') + sort)
  search.set('offset', String(offset))
  search.set('limit', String(limit))
  return search.toString()
}

export const entityPage = (query: EntityQuery, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['entities', query, offset, limit],
    queryFn: ({ signal }) => get<EntityPage>(`/api/city/entities?${listSearch(query, offset, limit)}`, signal),
    refetchInterval: 15_000
  })

export const entity = (id: string) =>
  queryOptions({
    queryKey: ['entity', id],
    queryFn: ({ signal }) => get<Entity>(`/api/city/entities/${encodeURIComponent(id)}`, signal),
    refetchInterval: 15_000
  })

/** The entity with all that it says of itself. */
export const ngsiEntity = (id: string) =>
  queryOptions({
    queryKey: ['ngsi', id],
    queryFn: ({ signal }) => get<NgsiEntity>(`/ngsi-ld/v1/entities/${encodeURIComponent(id)}?options=sysAttrs`, signal),
    refetchInterval: 15_000
  })

/** What programs can ask of the twin. */
export const apiDescription = () =>
  queryOptions({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => get<Description>('/ngsi-ld/openapi.json', signal),
    staleTime: Infinity
  })

/** The entity that a live frame calls `number`. */
export const point = (number: number) =>
  queryOptions({
    queryKey: ['point', number],
    queryFn: ({ signal }) => get<Entity>(`/api/city/points/${number}`, signal),
    staleTime: 1_000
  })
