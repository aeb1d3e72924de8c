import { expect, test } from 'vitest'
import { rows } from './attributes'

const entity = {
  id: 'urn:ngsi-ld:EVChargingStation:1',
  type: 'EVChargingStation',
  createdAt: '2026-05-01T04:00:00Z',
  name: { type: 'LanguageProperty', languageMap: { zh: '一号', en: 'One' } },
  power: {
    type: 'Property', value: 42.5, unitCode: 'KWT', observedAt: '2026-05-01T04:00:00Z', modifiedAt: '2026-05-01T04:00:01Z',
    accuracy: { type: 'Property', value: 0.5, by: { type: 'Relationship', object: 'urn:ngsi-ld:Lab:7' } }
  },
  location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [114.05, 22.54] } },
  route: { type: 'GeoProperty', value: { type: 'LineString', coordinates: [[1, 2], [3, 4]] } },
  speed: [{ type: 'Property', value: 1 }, { type: 'Property', value: 2, datasetId: 'urn:gps' }],
  near: { type: 'Relationship', object: ['urn:a:1', 'urn:a:2'] },
  simulated: { type: 'Property', value: true },
  tags: { type: 'Property', value: ['a', 'b'] },
  when: { type: 'Property', value: { '@type': 'DateTime', '@value': '2026-05-01T04:00:00Z' } },
  states: { type: 'ListProperty', valueList: [1, 2] }
}

test('every attribute has a row, followed by its own attributes', () => {
  expect(rows(entity).map(({ key, depth }) => `${depth} ${key}`)).toEqual([
    '0 name', '0 power', '1 power.accuracy', '2 power.accuracy.by', '0 location', '0 route', '0 speed[0]', '0 speed[1]', '0 near', '0 simulated', '0 tags', '0 when', '0 states'
  ])
})

test.each([
  ['name', { kind: 'languages', texts: [['zh', '一号'], ['en', 'One']] }],
  ['power', { kind: 'number', value: 42.5 }],
  ['power.accuracy.by', { kind: 'link', ids: ['urn:ngsi-ld:Lab:7'] }],
  ['location', { kind: 'place', lat: 22.54, lon: 114.05 }],
  ['route', { kind: 'json', text: '{"type":"LineString","coordinates":[[1,2],[3,4]]}' }],
  ['near', { kind: 'link', ids: ['urn:a:1', 'urn:a:2'] }],
  ['simulated', { kind: 'truth', value: true }],
  ['tags', { kind: 'text', value: 'a · b' }],
  ['when', { kind: 'text', value: '2026-05-01T04:00:00Z' }],
  ['states', { kind: 'json', text: '[1,2]' }]
])('%s says what it says', (key, said) => expect(rows(entity).find(row => row.key === key)?.said).toEqual(said))

test('times, unit and dataset are the instance’s own', () => {
  const [power, other] = ['power', 'speed[1]'].map(key => rows(entity).find(row => row.key === key))
  expect([power?.unitCode, power?.observedAt, power?.modifiedAt]).toEqual(['KWT', '2026-05-01T04:00:00Z', '2026-05-01T04:00:01Z'])
  expect([other?.dataset, other?.observedAt]).toEqual(['urn:gps', undefined])
})
