import { expect, test } from 'vitest'
import type { Cell } from '../../api/types'
import { figures, total } from './figures'

const cells: Cell[] = [
  { type: 'Vehicle', district: 'A', count: 5, placed: 5, simulated: 5 },
  { type: 'Vehicle', district: 'B', count: 2, placed: 1, simulated: 0 },
  { type: 'Streetlight', district: 'A', count: 9, placed: 9, simulated: 0 }
]

test('nothing chosen counts all, the most frequent type first', () => {
  const { all, types } = figures(cells, { types: [], districts: [] })
  expect(all).toEqual({ count: 16, placed: 15, simulated: 5 })
  expect([...types.keys()]).toEqual(['Streetlight', 'Vehicle'])
})

test('a choice narrows the figures but not its own list', () => {
  const { all, types, districts } = figures(cells, { types: ['Vehicle'], districts: ['A'] })
  expect(all.count).toBe(5)
  expect(types.get('Streetlight')?.count).toBe(9)
  expect(districts.get('B')?.get('Vehicle')?.count).toBe(2)
  expect(total(districts.get('A'))).toEqual({ count: 5, placed: 5, simulated: 5 })
  expect(total(undefined).count).toBe(0)
})
