import type { Entity } from '../api/types'

const DAY_SECONDS = 86_400

/** When an entity was last heard of, and how. */
export interface Heard {
  at: string
  /** it observed something, or somebody changed it */
  by: 'observed' | 'modified'
}

export function heardOf({ observedAt, modifiedAt }: Pick<Entity, 'observedAt' | 'modifiedAt'>): Heard | undefined {
  if (observedAt !== undefined) return { at: observedAt, by: 'observed' }
  return modifiedAt === undefined ? undefined : { at: modifiedAt, by: 'modified' }
}

/** Older than a day, or never heard of; both in epoch seconds, 0 for never. */
export const isOld = (heardSeconds: number, nowSeconds: number): boolean => nowSeconds - heardSeconds > DAY_SECONDS
