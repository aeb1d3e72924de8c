import { MercatorCoordinate } from 'maplibre-gl'
import { Mask, type Shown, typeOf } from '../live/flags'
import type { LivePoints } from '../live/LivePoints'
import { isOld } from '../parts/heard'
import { shapes, typeColour, typeLook } from '../parts/typeLook'

// Places go to the GPU relative to this one, since a 32-bit float is too coarse for the whole world.
export const origin = MercatorCoordinate.fromLngLat([114.06, 22.62])

/** Bytes of one vertex: two floats of place, four bytes of colour, four of look. */
export const STRIDE = 16

interface Look {
  colour: number
  shape: number
}

/** What the shaders draw of all points. It grows as they do and is made anew when something changed. */
export class Vertices {
  bytes = new ArrayBuffer(0)

  fill(points: LivePoints, shown: Shown, dark: boolean, nowSeconds: number): void {
    const { count, places, flags, heard, words } = points
    if (this.bytes.byteLength < count * STRIDE) this.bytes = new ArrayBuffer(Math.ceil(count * 1.5) * STRIDE)
    const floats = new Float32Array(this.bytes)
    const whole = new Uint32Array(this.bytes)
    const mask = new Mask(shown, words)
    const looks = new Map<number, Look>()
    for (let i = 0; i < count; i++) {
      const flag = flags[i] as number
      const type = flag & 0xfff
      let look = looks.get(type)
      if (look === undefined) looks.set(type, (look = lookOf(typeOf(flag, words), dark)))
      floats[i * 4] = mercatorX(places[i * 2] as number) - origin.x
      floats[i * 4 + 1] = mercatorY(places[i * 2 + 1] as number) - origin.y
      whole[i * 4 + 2] = mask.shows(flag) ? look.colour : look.colour & 0xffffff
      whole[i * 4 + 3] = look.shape | (isOld(heard[i] as number, nowSeconds) ? 0x100 : 0)
    }
  }
}

/** Web Mercator, from 0 to 1 across the world: as MercatorCoordinate has it, without an object for each point. */
const mercatorX = (lon: number) => (180 + lon) / 360
const mercatorY = (lat: number) => (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360

/** A little-endian word of red, green, blue and full alpha. */
function lookOf(type: string, dark: boolean): Look {
  const rgb = Number.parseInt(typeColour(type, dark).slice(1), 16)
  const colour = (((rgb >> 16) & 255) | (rgb & 0xff00) | ((rgb & 255) << 16) | 0xff000000) >>> 0
  return { colour, shape: shapes.indexOf(typeLook(type).shape) }
}
