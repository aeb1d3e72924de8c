import { expect, test } from 'vitest'
import districts from './samples/districts.json'
import entities from './samples/entities.json'
import summary from './samples/summary.json'
import type { Cell, District, Entity, EntityPage, Summary } from './types'

/** The members of a type, each exactly once: one too few or too many does not compile. */
const members = <T extends object>(names: Record<keyof Required<T>, true>) => Object.keys(names).sort()

// that these assignments compile is half of the test
const page: EntityPage = entities
const sums: Summary = summary
const areas: District[] = districts

test.each([
  ['a list', page, members<EntityPage>({ offset: true, total: true, items: true })],
  ['an entity', page.items[0], members<Entity>({ id: true, number: true, type: true, name: true, district: true, place: true, observedAt: true, modifiedAt: true, simulated: true })],
  ['the summary', sums, members<Summary>({ asOf: true, cells: true })],
  ['a cell', sums.cells[0], members<Cell>({ type: true, district: true, count: true, placed: true, simulated: true })],
  ['a district', areas[0], members<District>({ code: true, zh: true, en: true })]
])('%s has the members that its type names', (_, sample, names) => {
  expect(Object.keys(sample ?? {}).sort()).toEqual(names)
})
