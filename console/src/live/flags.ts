import { NO_DISTRICT } from '../api/types'

/** The words that flags index, as the server told them. */
export interface LiveWords {
  types: readonly string[]
  districts: readonly string[]
}

const INDICES = 4096
const NONE = 0xfff

const typeIndex = (flags: number) => flags & NONE
const districtIndex = (flags: number) => (flags >>> 12) & NONE

export const isSimulated = (flags: number): boolean => (flags & (1 << 24)) !== 0
export const isGone = (flags: number): boolean => (flags & (1 << 25)) !== 0

/** The type's short name; empty for one of those beyond the first four thousand. */
export const typeOf = (flags: number, words: LiveWords): string => words.types[typeIndex(flags)] ?? ''
export const districtOf = (flags: number, words: LiveWords): string => words.districts[districtIndex(flags)] ?? NO_DISTRICT

/** Which points are shown: those of the types and districts named; none named means all. */
export interface Shown {
  types: readonly string[]
  districts: readonly string[]
}

export const everything: Shown = { types: [], districts: [] }

/** What is shown, ready to be asked of many points. */
export class Mask {
  readonly #types = new Uint8Array(INDICES)
  readonly #districts = new Uint8Array(INDICES)

  constructor(shown: Shown, words: LiveWords) {
    mark(this.#types, shown.types, words.types, '')
    mark(this.#districts, shown.districts, words.districts, NO_DISTRICT)
  }

  shows(flags: number): boolean {
    return (this.#types[typeIndex(flags)] as number) + (this.#districts[districtIndex(flags)] as number) === 2
  }
}

function mark(marks: Uint8Array, chosen: readonly string[], words: readonly string[], none: string): void {
  if (chosen.length === 0) marks.fill(1)
  else words.forEach((word, i) => (marks[i] = chosen.includes(word) ? 1 : 0))
  if (chosen.includes(none)) marks[NONE] = 1
}
