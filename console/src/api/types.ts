/*
 * What the server answers, by hand. The samples beside this file are compared with the server's own
 * answers by CityJsonTest (platform/twin), and with these types by samples.test.ts.
 */

/** A text that both languages have; twice the same where it is known in one only. */
export interface Name {
  zh: string
  en: string
}

export interface District extends Name {
  code: string
}

/** How many entities there are of a type in a district. */
export interface Cell {
  type: string
  /** a code, or `none` */
  district: string
  count: number
  /** how many of them are on the map */
  placed: number
  /** how many of them say that they are simulated */
  simulated: number
}

export interface Summary {
  /** everything committed before is counted */
  asOf: string
  cells: Cell[]
}

/** In degrees, WGS 84. */
export interface Place {
  lon: number
  lat: number
}

export interface Entity {
  id: string
  /** what live frames call it */
  number: number
  type: string
  name: Name
  district?: string
  place?: Place
  /** the newest observation of its attributes */
  observedAt?: string
  modifiedAt?: string
  simulated: boolean
}

export interface EntityPage {
  offset: number
  total: number
  items: Entity[]
}

/** Who is signed in. */
export interface Session {
  account: string
  name: string
  role: string
  department?: string | null
  districts: string[]
  clearance: string
  mustChangePassword: boolean
}

/** An entity as NGSI-LD tells it, normalized. */
export interface NgsiEntity {
  id: string
  type: string | string[]
  [member: string]: unknown
}

/** The orders that a list of entities can have. */
export const orders = ['name', 'type', 'district', 'heard'] as const
export type Order = (typeof orders)[number]

/** What stands for an entity without a district. */
export const NO_DISTRICT = 'none'
