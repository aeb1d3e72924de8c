import { expect, test } from 'vitest'
import type { Indicator } from '../api/targets'
import { amount, reached } from './amount'

const indicator = (more: Partial<Indicator>): Indicator => ({
  code: 'a', clause: '一(三)', name: { zh: '甲', en: 'A' }, wording: { zh: '甲', en: 'A' }, unit: { zh: '', en: '' },
  kind: 'quantity', direction: 'at-least', milestones: [], lead: [], supporting: [], districts: {}, ...more
})

test('a number has two places at most, and a dash where there is none', () => {
  expect(amount(1234.567, 'en')).toBe('1,234.57')
  expect(amount(null, 'zh')).toBe('–')
})

test('a target is reached in part, and never more than whole', () => {
  expect(reached(indicator({ target: 10 }), { assets: 4, value: 4 })).toBe(0.4)
  expect(reached(indicator({ target: 10 }), { assets: 40, value: 40 })).toBe(1)
  expect(reached(indicator({ target: 1.25, direction: 'at-most' }), { assets: 1, value: 2 })).toBeUndefined()
  expect(reached(indicator({ kind: 'milestone' }), { assets: 1, value: 1 })).toBe(1)
})
