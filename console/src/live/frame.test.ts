import { expect, test } from 'vitest'
import { districtOf, isSimulated, Mask, typeOf } from './flags'
import { readFrame } from './frame'
import { LivePoints } from './LivePoints'

interface Point {
  number: number
  lon?: number
  flags?: number
  heard?: number
}

function frame(anew: boolean, ...points: Point[]): ArrayBuffer {
  const data = new ArrayBuffer(16 + points.length * 20)
  const view = new DataView(data)
  const n = points.length
  view.setFloat64(0, 1234, true)
  view.setUint32(8, n, true)
  view.setUint32(12, anew ? 1 : 0, true)
  points.forEach(({ number, lon = 114, flags = 0, heard = 0 }, i) => {
    view.setUint32(16 + i * 4, number, true)
    view.setFloat32(16 + n * 4 + i * 8, lon, true)
    view.setFloat32(20 + n * 4 + i * 8, 22.5, true)
    view.setUint32(16 + n * 12 + i * 4, flags, true)
    view.setUint32(16 + n * 16 + i * 4, heard, true)
  })
  return data
}

const gone = 1 << 25
const big = 0xfffffff0

test('a frame is read without copying its points', () => {
  const data = frame(true, { number: big, lon: 113.5, flags: 257, heard: 3_000_000_000 })
  const read = readFrame(data)
  expect([read.sentAt, read.anew, read.numbers[0], read.flags[0], read.heard[0], read.places[0]]).toEqual([1234, true, big, 257, 3_000_000_000, 113.5])
  expect(read.places.buffer).toBe(data)
})

test('a short frame is refused', () => {
  expect(() => readFrame(frame(true, { number: 0 }).slice(0, 20))).toThrow('does not hold 1 points')
})

test('a later frame changes what it names, removes what is gone, and nothing else', () => {
  const points = new LivePoints()
  points.take(readFrame(frame(true, { number: 7, lon: 1 }, { number: big, lon: 2 }, { number: 9, lon: 3 })))
  points.take(readFrame(frame(false, { number: 7, flags: gone }, { number: 9, lon: 4 }, { number: 5, flags: gone })))
  expect(points.count).toBe(2)
  expect(points.indexOf(7)).toBe(-1)
  expect([big, 9].map(number => points.places[points.indexOf(number) * 2])).toEqual([2, 4])
  points.take(readFrame(frame(true, { number: 1 })))
  expect([points.count, points.indexOf(9)]).toEqual([1, -1])
})

test('there is room for more points than at first', () => {
  const points = new LivePoints()
  points.take(readFrame(frame(true, ...Array.from({ length: 3000 }, (_, i) => ({ number: i * 1000, lon: i / 100 })))))
  expect(points.count).toBe(3000)
  expect(points.places[points.indexOf(2_999_000) * 2]).toBeCloseTo(29.99, 3)
})

test('flags tell type and district by the words', () => {
  const words = { types: ['A', 'B'], districts: ['440304'] }
  const flags = 1 | (0 << 12) | (1 << 24)
  const nowhere = 0 | (0xfff << 12)
  expect([typeOf(flags, words), districtOf(flags, words), isSimulated(flags), districtOf(nowhere, words)]).toEqual(['B', '440304', true, 'none'])
  expect(new Mask({ types: ['B'], districts: [] }, words).shows(flags)).toBe(true)
  expect(new Mask({ types: ['A'], districts: [] }, words).shows(flags)).toBe(false)
  expect(new Mask({ types: [], districts: ['none'] }, words).shows(flags)).toBe(false)
  expect(new Mask({ types: [], districts: ['none'] }, words).shows(nowhere)).toBe(true)
})
