import { expect, test } from 'vitest'
import { namedFiles, seconds } from './report'

test('a duration as Java writes it is understood', () => {
  expect(seconds('PT0.25S')).toBe(0.25)
  expect(seconds('PT1H2M3.5S')).toBe(3723.5)
  expect(seconds('PT2M')).toBe(120)
  expect(seconds('nonsense')).toBe(0)
})

test('the files that a mapping names are found, in blocks and in braces', () => {
  expect(namedFiles('source:\n  file: a/b.csv.gz # the file\nlookups:\n  - from: {file: "c.csv", format: csv}\n')).toEqual(['a/b.csv.gz', 'c.csv'])
  expect(namedFiles('title: no file here\n')).toEqual([])
})
