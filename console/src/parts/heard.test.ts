import { expect, test } from 'vitest'
import { heardOf, isOld } from './heard'

test('an observation counts before a change', () => {
  expect(heardOf({ observedAt: 'o', modifiedAt: 'm' })).toEqual({ at: 'o', by: 'observed' })
  expect(heardOf({ modifiedAt: 'm' })).toEqual({ at: 'm', by: 'modified' })
  expect(heardOf({})).toBeUndefined()
})

test.each([
  [1_000_000 - 86_400, false],
  [1_000_000 - 86_401, true],
  [1_000_060, false],
  [0, true]
])('heard at %i of 1000000 is old: %s', (heard, old) => expect(isOld(heard, 1_000_000)).toBe(old))
