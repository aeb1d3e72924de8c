import { expect, test } from 'vitest'
import { LivePoints } from '../live/LivePoints'
import { PointPicker } from './PointPicker'

const all = { types: [], districts: [] }
const heard = new Uint32Array(3)

function city(): LivePoints {
  const points = new LivePoints()
  points.learn({ types: ['A', 'B'], districts: ['1'] })
  points.take({ sentAt: 0, anew: true, heard, numbers: new Uint32Array([50, 51, 52]), places: new Float32Array([114, 22.5, 114.01, 22.5, 114.1, 22.6]), flags: new Uint32Array([0, 1, 0]) })
  return points
}

test('the nearest point within reach is picked', () => {
  const picker = new PointPicker(city())
  expect(picker.nearest(114.008, 22.5, 0.02, all)).toBe(51)
  expect(picker.nearest(114.05, 22.55, 0.02, all)).toBe(-1)
})

test('a point that the legend hides is not picked', () => {
  expect(new PointPicker(city()).nearest(114.008, 22.5, 0.02, { ...all, types: ['A'] })).toBe(50)
})

test('a point that moved is found where it is now', () => {
  const points = city()
  const picker = new PointPicker(points)
  expect(picker.nearest(114.2, 22.7, 0.01, all)).toBe(-1)
  points.take({ sentAt: 1, anew: false, heard, numbers: new Uint32Array([52]), places: new Float32Array([114.2, 22.7]), flags: new Uint32Array([0]) })
  expect(picker.nearest(114.2, 22.7, 0.01, all)).toBe(52)
})

test('where there are no points, none is picked', () => expect(new PointPicker(new LivePoints()).nearest(114, 22, 1, all)).toBe(-1))
