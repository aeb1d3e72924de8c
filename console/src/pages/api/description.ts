/** As much of the server's OpenAPI document as the page shows. */
export interface Description {
  servers: { url: string }[]
  paths: Record<string, Record<string, OperationSource>>
}

interface OperationSource {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: ParameterSource[]
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { description: string }>
  'x-example-query'?: string
}

export interface ParameterSource {
  name: string
  in: 'path' | 'query' | 'header'
  description?: string
}

export interface Operation {
  id: string
  method: string
  /** from the server's root, with names in braces */
  path: string
  summary: string
  clause: string
  tag: string
  parameters: ParameterSource[]
  statuses: { status: string; description: string }[]
  query: string
  body: string
}

/** Every operation in the document's order. */
export function operations(document: Description): Operation[] {
  const root = document.servers[0]?.url ?? ''
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, source]) => ({
      id: source.operationId,
      method: method.toUpperCase(),
      path: root + path,
      summary: source.summary,
      clause: source.description,
      tag: source.tags[0] ?? '',
      parameters: source.parameters.filter(parameter => parameter.in === 'query'),
      statuses: Object.entries(source.responses).map(([status, { description }]) => ({ status, description })),
      query: source['x-example-query'] ?? '',
      body: body(source)
    }))
  )
}

function body(source: OperationSource): string {
  const example = source.requestBody?.content['application/json']?.example
  return example === undefined ? '' : JSON.stringify(example)
}

const examples: Record<string, string> = { entityId: 'urn:ngsi-ld:Bench:1', attribute: 'seats', type: 'Bench' }

/** A command for a shell that has the token in $TOKEN. */
export function curl(origin: string, operation: Operation): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? name.toUpperCase())
  const query = operation.query === '' ? '' : '?' + operation.query.split('&').map(encodedPair).join('&')
  const lines = [`curl -X ${operation.method} -H "Authorization: Bearer $TOKEN"`]
  if (operation.body !== '') {
    lines.push('-H \'Content-Type: application/json\'', `-d ${quoted(operation.body)}`)
  }
  lines.push(quoted(origin + path + query))
  return lines.join(' \\\n  ')
}

function encodedPair(pair: string): string {
  const equals = pair.indexOf('=')
  return `${pair.slice(0, equals)}=${encodeURIComponent(pair.slice(equals + 1))}`
}

function quoted(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`
}
