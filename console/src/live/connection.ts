import { queryClient } from '../api/queryClient'
import { session } from '../api/queries'
import type { LiveWords } from './flags'
import { readFrame } from './frame'
import { LivePoints } from './LivePoints'

/** What the page knows of its one connection to the city. */
export interface LiveState {
  state: 'connecting' | 'live' | 'lost'
  /** changes received in the last full second */
  changesPerSecond: number
}

/** What the server says as JSON: see LiveMessage.java. */
type Told = LiveWords | { changed: string } | { gone: string }

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000

export const livePoints = new LivePoints()

let current: LiveState = { state: 'connecting', changesPerSecond: 0 }
let users = 0
let socket: WebSocket | undefined
let timer: number | undefined
let wait = FIRST_WAIT
let changes = 0
let secondBegan = 0
let watched: { id: string; onNews: () => void } | undefined
const listeners = new Set<() => void>()

function tell(state: LiveState): void {
  current = state
  for (const listener of listeners) listener()
}

function open(): void {
  const opened = new WebSocket(`${location.origin.replace('http', 'ws')}/live`)
  socket = opened
  opened.binaryType = 'arraybuffer'
  opened.onopen = sayWatched
  opened.onmessage = ({ data }) => (typeof data === 'string' ? hear(JSON.parse(data) as Told) : take(data as ArrayBuffer))
  opened.onclose = () => {
    if (users === 0 || socket !== opened) return
    tell({ state: 'lost', changesPerSecond: 0 })
    // perhaps because the session ended: then this leads to signing in
    void queryClient.invalidateQueries({ queryKey: session().queryKey })
    timer = window.setTimeout(open, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

function hear(told: Told): void {
  if ('types' in told) livePoints.learn(told)
  else if (watched?.id === ('changed' in told ? told.changed : told.gone)) watched.onNews()
}

function take(data: ArrayBuffer): void {
  const frame = readFrame(data)
  livePoints.take(frame)
  const now = performance.now()
  if (current.state !== 'live') {
    wait = FIRST_WAIT
    changes = 0
    secondBegan = now
    tell({ state: 'live', changesPerSecond: 0 })
    return
  }
  changes += frame.numbers.length
  if (now - secondBegan < 1000) return
  tell({ state: 'live', changesPerSecond: Math.round((changes * 1000) / (now - secondBegan)) })
  changes = 0
  secondBegan = now
}

function sayWatched(): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ watch: watched?.id ?? null }))
}

function close(): void {
  window.clearTimeout(timer)
  socket?.close()
  socket = undefined
  current = { state: 'connecting', changesPerSecond: 0 }
}

/** Opens the connection for its first listener and closes it after its last. */
export function listenToState(listener: () => void): () => void {
  listeners.add(listener)
  if (users++ === 0) open()
  return () => {
    listeners.delete(listener)
    users--
    if (users === 0) close()
  }
}

export const liveState = (): LiveState => current

/** Calls back once now and after each change of this entity, until the returned function is called. */
export function watch(id: string, onNews: () => void): () => void {
  const mine = { id, onNews }
  watched = mine
  sayWatched()
  return () => {
    if (watched !== mine) return
    watched = undefined
    sayWatched()
  }
}
