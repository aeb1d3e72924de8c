import { describe, expect, it } from 'vitest'
import type { FactTable } from '../../api/facts'
import { keyText } from './keyText'

const table = (by: string): FactTable => ({ by: [by], rows: [], groups: 0, entities: 0, values: 0, leftOut: 0, zone: 'Asia/Shanghai' })

describe('keyText', () => {
  it('tells steps of time in the city’s zone', () => {
    const at = '2022-12-14T16:00:00Z'
    expect(keyText({ at }, 0, table('hour'), 'en', '-')).toBe('2022-12-15 00:00')
    expect(keyText({ at }, 0, table('day'), 'en', '-')).toBe('2022-12-15')
    expect(keyText({ at }, 0, table('month'), 'en', '-')).toBe('2022-12')
  })

  it('tells hours of the day, names in the page’s language, and nothing as such', () => {
    expect(keyText({ hour: 8 }, 0, table('hourOfDay'), 'en', '-')).toBe('08:00')
    expect(keyText({ zh: '南山区', en: 'Nanshan' }, 0, table('district'), 'zh', '-')).toBe('南山区')
    expect(keyText({}, 0, table('district'), 'zh', '（无）')).toBe('（无）')
  })
})
