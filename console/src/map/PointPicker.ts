import KDBush from 'kdbush'
import { Mask, type Shown } from '../live/flags'
import type { LivePoints } from '../live/LivePoints'

/** Finds the point next to a place. Its index is made anew only when asked after a frame has changed the points. */
export class PointPicker {
  readonly #points: LivePoints
  #index: Pick<KDBush, 'range'> | undefined
  #version = -1

  constructor(points: LivePoints) {
    this.#points = points
  }

  /** The number of the shown point next to a place in degrees, at most `reach` degrees of longitude away, or -1. */
  nearest(lon: number, lat: number, reach: number, shown: Shown): number {
    const { places, flags, numbers, words } = this.#points
    const mask = new Mask(shown, words)
    const flat = Math.cos((lat * Math.PI) / 180)
    let best = -1
    let least = reach * reach
    for (const i of this.#fresh().range(lon - reach, lat - reach * flat, lon + reach, lat + reach * flat)) {
      if (!mask.shows(flags[i] as number)) continue
      const [dx, dy] = [(places[i * 2] as number) - lon, ((places[i * 2 + 1] as number) - lat) / flat]
      const distance = dx * dx + dy * dy
      if (distance > least) continue
      least = distance
      best = numbers[i] as number
    }
    return best
  }

  #fresh(): Pick<KDBush, 'range'> {
    const { places, count, version } = this.#points
    if (this.#index !== undefined && this.#version === version) return this.#index
    if (count === 0) return { range: () => [] }
    const index = new KDBush(count, 64, Float32Array)
    for (let i = 0; i < count; i++) index.add(places[i * 2] as number, places[i * 2 + 1] as number)
    index.finish()
    this.#index = index
    this.#version = version
    return index
  }
}
