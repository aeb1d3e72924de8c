import type { NgsiEntity } from '../../api/types'

/** What an attribute says, told apart by how it is shown. */
export type Said =
  | { kind: 'number'; value: number }
  | { kind: 'truth'; value: boolean }
  | { kind: 'text'; value: string }
  | { kind: 'link'; ids: readonly string[] }
  | { kind: 'place'; lat: number; lon: number }
  | { kind: 'languages'; texts: readonly (readonly [lang: string, text: string])[] }
  | { kind: 'json'; text: string }

/** One instance of an attribute, or an attribute of one. */
export interface Row {
  /** unique among the rows */
  key: string
  name: string
  /** 0 for the entity's own, 1 for an attribute's, and so on */
  depth: number
  dataset: string | undefined
  said: Said
  unitCode: string | undefined
  observedAt: string | undefined
  modifiedAt: string | undefined
}

type Json = Readonly<Record<string, unknown>>

const ENTITY_MEMBERS = new Set(['id', 'type', 'scope', '@context', 'createdAt', 'modifiedAt', 'expiresAt'])
const DEEPEST = 4

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Every attribute of a normalized entity (GS CIM 009 §4.5.1), each followed by its own attributes. */
export function rows(entity: NgsiEntity): Row[] {
  return Object.entries(entity).filter(([name]) => !ENTITY_MEMBERS.has(name)).flatMap(([name, told]) => attribute(name, told, 0, name))
}

function attribute(name: string, told: unknown, depth: number, key: string): Row[] {
  const instances = Array.isArray(told) ? told : [told]
  return instances.filter(isObject).flatMap((instance, i) => one(name, instance, depth, instances.length > 1 ? `${key}[${i}]` : key))
}

function one(name: string, instance: Json, depth: number, key: string): Row[] {
  const row: Row = {
    key, name, depth,
    dataset: textOf(instance['datasetId']),
    said: said(instance),
    unitCode: textOf(instance['unitCode']),
    observedAt: textOf(instance['observedAt']),
    modifiedAt: textOf(instance['modifiedAt'])
  }
  const own = depth >= DEEPEST ? [] : Object.entries(instance).filter(([, told]) => isAttribute(told))
  return [row, ...own.flatMap(([sub, told]) => attribute(sub, told, depth + 1, `${key}.${sub}`))]
}

const VALUES = new Set(['value', 'object', 'languageMap', 'vocab', 'json', 'valueList', 'objectList'])
const TYPES = /^(Property|Relationship|GeoProperty|LanguageProperty|VocabProperty|JsonProperty|ListProperty|ListRelationship)$/

/** A sub-attribute is what has a type of attribute; a GeoJSON geometry in `value` has another. */
const isAttribute = (told: unknown): boolean => (Array.isArray(told) ? told : [told]).some(one => isObject(one) && TYPES.test(String(one['type'])))

function said(instance: Json): Said {
  const ids = links(instance['object'] ?? instance['objectList'])
  if (ids !== undefined) return { kind: 'link', ids }
  if (isObject(instance['languageMap'])) {
    return { kind: 'languages', texts: Object.entries(instance['languageMap']).map(([lang, text]) => [lang, Array.isArray(text) ? text.join(' · ') : String(text)] as const) }
  }
  const name = [...VALUES].find(member => instance[member] !== undefined)
  return name === undefined ? { kind: 'text', value: '' } : value(instance[name])
}

function links(told: unknown): readonly string[] | undefined {
  const list = Array.isArray(told) ? told.map(one => (isObject(one) ? one['object'] : one)) : [told]
  return list.length > 0 && list.every(one => typeof one === 'string') ? list : undefined
}

function value(told: unknown): Said {
  if (typeof told === 'number') return { kind: 'number', value: told }
  if (typeof told === 'boolean') return { kind: 'truth', value: told }
  if (typeof told === 'string') return { kind: 'text', value: told }
  if (isObject(told) && told['type'] === 'Point' && Array.isArray(told['coordinates'])) {
    const [lon, lat] = told['coordinates'] as unknown[]
    if (typeof lon === 'number' && typeof lat === 'number') return { kind: 'place', lat, lon }
  }
  if (isObject(told) && typeof told['@value'] === 'string') return { kind: 'text', value: told['@value'] }
  if (Array.isArray(told) && told.every(one => typeof one === 'string')) return { kind: 'text', value: told.join(' · ') }
  return { kind: 'json', text: JSON.stringify(told) }
}
