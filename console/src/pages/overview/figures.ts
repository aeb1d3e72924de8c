import type { Cell } from '../../api/types'
import type { Shown } from '../../live/flags'

/** How many there are, and how many of them are simulated. */
export interface Sum {
  count: number
  placed: number
  simulated: number
}

const none: Sum = { count: 0, placed: 0, simulated: 0 }
const wants = <T>(chosen: readonly T[], one: T) => chosen.length === 0 || chosen.includes(one)
const add = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, placed: a.placed + b.placed, simulated: a.simulated + b.simulated })

/** Sums the cells by what `key` says of each, the most first. */
export function sums<K>(cells: readonly Cell[], key: (cell: Cell) => K): Map<K, Sum> {
  const totals = new Map<K, Sum>()
  for (const cell of cells) totals.set(key(cell), add(totals.get(key(cell)) ?? none, cell))
  return new Map([...totals].sort(([, a], [, b]) => b.count - a.count))
}

export interface Figures {
  /** of what is chosen */
  all: Sum
  /** of the chosen districts, whatever the types chosen */
  types: Map<string, Sum>
  /** of the chosen types, whatever the districts chosen */
  districts: Map<string, Map<string, Sum>>
}

/** Every figure of the overview, from the server's cells. */
export function figures(cells: readonly Cell[], chosen: Shown): Figures {
  const here = cells.filter(cell => wants(chosen.districts, cell.district))
  const these = cells.filter(cell => wants(chosen.types, cell.type))
  const districts = new Map<string, Map<string, Sum>>()
  for (const code of new Set(these.map(cell => cell.district))) {
    districts.set(code, sums(these.filter(cell => cell.district === code), cell => cell.type))
  }
  return {
    all: here.filter(cell => wants(chosen.types, cell.type)).reduce<Sum>(add, none),
    types: sums(here, cell => cell.type),
    districts
  }
}

export const total = (parts: ReadonlyMap<string, Sum> | undefined): Sum => [...(parts?.values() ?? [])].reduce(add, none)
