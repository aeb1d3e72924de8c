import { describe, expect, it } from 'vitest'
import { curl, type Description, operations } from './description'

const document: Description = {
  servers: [{ url: '/ngsi-ld/v1' }],
  paths: {
    '/entities': {
      post: {
        operationId: 'createEntity', summary: 'Brings in an entity', description: '§5.6.1', tags: ['Entities'],
        parameters: [{ name: 'local', in: 'query' }, { name: 'NGSILD-Tenant', in: 'header' }],
        requestBody: { content: { 'application/json': { example: { id: 'urn:a:1', name: 'it\'s' } } } },
        responses: { 201: { description: 'Made' } }
      },
      get: {
        operationId: 'queryEntities', summary: 'Finds entities', description: '§5.7.2', tags: ['Entities'], parameters: [],
        responses: {}, 'x-example-query': 'type=Bench&q=seats>2'
      }
    },
    '/entities/{entityId}/attrs/{attribute}': {
      delete: { operationId: 'deleteAttribute', summary: 'Deletes', description: '§5.6.5', tags: ['Attributes'], parameters: [], responses: {} }
    }
  }
}

describe('the description of the interface', () => {
  const all = operations(document)

  it('lists every operation with its own parameters', () => {
    expect(all.map(one => `${one.method} ${one.path}`)).toEqual([
      'POST /ngsi-ld/v1/entities', 'GET /ngsi-ld/v1/entities', 'DELETE /ngsi-ld/v1/entities/{entityId}/attrs/{attribute}'
    ])
    expect(all[0]?.parameters.map(parameter => parameter.name)).toEqual(['local'])
  })

  it('makes commands that a shell takes', () => {
    expect(all.map(one => curl('https://city.example', one))).toEqual([
      'curl -X POST -H "Authorization: Bearer $TOKEN" \\\n  -H \'Content-Type: application/json\' \\\n'
        + '  -d \'{"id":"urn:a:1","name":"it\'\\\'\'s"}\' \\\n  \'https://city.example/ngsi-ld/v1/entities\'',
      'curl -X GET -H "Authorization: Bearer $TOKEN" \\\n  \'https://city.example/ngsi-ld/v1/entities?type=Bench&q=seats%3E2\'',
      'curl -X DELETE -H "Authorization: Bearer $TOKEN" \\\n  \'https://city.example/ngsi-ld/v1/entities/urn:ngsi-ld:Bench:1/attrs/seats\''
    ])
  })
})
