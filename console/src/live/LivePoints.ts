import { isGone, type LiveWords } from './flags'
import type { Frame } from './frame'

const FIRST_SIZE = 1024

/** Every point that was told of and is not gone, each in a place of its own from 0 to `count`. */
export class LivePoints {
  numbers = new Uint32Array(FIRST_SIZE)
  places = new Float32Array(FIRST_SIZE * 2)
  flags = new Uint32Array(FIRST_SIZE)
  /** epoch seconds, 0 for never */
  heard = new Uint32Array(FIRST_SIZE)
  count = 0
  words: LiveWords = { types: [], districts: [] }
  /** How often anything changed; whoever keeps something made from the points compares it. */
  version = 0
  readonly #indices = new Map<number, number>()
  readonly #listeners = new Set<() => void>()

  /** Where the point of this number is, or -1. */
  indexOf(number: number): number {
    return this.#indices.get(number) ?? -1
  }

  take(frame: Frame): void {
    if (frame.anew) {
      this.#indices.clear()
      this.count = 0
    }
    frame.numbers.forEach((number, i) => {
      if (isGone(frame.flags[i] as number)) this.#remove(number)
      else this.#put(number, frame, i)
    })
    this.#tell()
  }

  learn(words: LiveWords): void {
    this.words = words
    this.#tell()
  }

  /** Calls back after each change, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    this.version++
    for (const listener of this.#listeners) listener()
  }

  #put(number: number, frame: Frame, i: number): void {
    let at = this.#indices.get(number)
    if (at === undefined) {
      at = this.count++
      if (at === this.flags.length) this.#grow(at * 2)
      this.#indices.set(number, at)
      this.numbers[at] = number
    }
    this.places[at * 2] = frame.places[i * 2] as number
    this.places[at * 2 + 1] = frame.places[i * 2 + 1] as number
    this.flags[at] = frame.flags[i] as number
    this.heard[at] = frame.heard[i] as number
  }

  /** The last point moves into the gap. */
  #remove(number: number): void {
    const at = this.#indices.get(number)
    if (at === undefined) return
    const last = --this.count
    this.#indices.delete(number)
    if (at === last) return
    this.#indices.set(this.numbers[last] as number, at)
    this.numbers[at] = this.numbers[last] as number
    this.places.copyWithin(at * 2, last * 2, last * 2 + 2)
    this.flags[at] = this.flags[last] as number
    this.heard[at] = this.heard[last] as number
  }

  #grow(size: number): void {
    const wider = <T extends Uint32Array | Float32Array>(before: T, after: T): T => {
      after.set(before)
      return after
    }
    this.numbers = wider(this.numbers, new Uint32Array(size))
    this.places = wider(this.places, new Float32Array(size * 2))
    this.flags = wider(this.flags, new Uint32Array(size))
    this.heard = wider(this.heard, new Uint32Array(size))
  }
}
