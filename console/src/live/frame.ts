/**
 * What changed on the map, as the server sends it: little-endian, a head of 16 bytes
 * (sent at, count, 1 if all before is to be forgotten), then numbers, places, flags and times
 * last heard, each a block of its own. Written by Frame.java in platform/twin.
 */
export interface Frame {
  /** epoch milliseconds, by the server's clock */
  sentAt: number
  /** everything told before is to be forgotten */
  anew: boolean
  numbers: Uint32Array
  /** longitude, latitude, longitude… in degrees */
  places: Float32Array
  /** see flags.ts */
  flags: Uint32Array
  /** epoch seconds, 0 for never */
  heard: Uint32Array
}

const HEAD = 16
const POINT = 20

export function readFrame(data: ArrayBuffer): Frame {
  const view = new DataView(data)
  const count = view.getUint32(8, true)
  if (data.byteLength !== HEAD + count * POINT) {
    throw new Error(`a frame of ${data.byteLength} bytes does not hold ${count} points`)
  }
  return {
    sentAt: view.getFloat64(0, true),
    anew: view.getUint32(12, true) === 1,
    numbers: new Uint32Array(data, HEAD, count),
    places: new Float32Array(data, HEAD + count * 4, count * 2),
    flags: new Uint32Array(data, HEAD + count * 12, count),
    heard: new Uint32Array(data, HEAD + count * 16, count)
  }
}
