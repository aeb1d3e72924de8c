import { Problem } from './problem'

/** What a page of another site cannot send along, so that our cookie serves our own pages alone. */
const OURS = { 'X-Requested-With': 'cityplane-console' }

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem(Problem.unreachable, 'about:blank', 'unreachable', String(error))
  }
  if (!response.ok) throw await Problem.of(response)
  return response
}

/** Reads from the server; every failure is thrown as a {@link Problem}. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { headers: { Accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) })
  return (await response.json()) as T
}

/** Changes something on the server and reads its answer. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await ask(path, { method: 'POST', headers: { ...OURS, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  return (await response.json()) as T
}

/** Sends a file as it is. */
export async function send(path: string, file: Blob): Promise<void> {
  await ask(path, { method: 'PUT', headers: { ...OURS, 'Content-Type': 'application/octet-stream' }, body: file })
}

export async function remove(path: string): Promise<void> {
  await ask(path, { method: 'DELETE', headers: OURS })
}
