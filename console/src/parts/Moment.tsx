import { useSyncExternalStore } from 'react'
import { age, dateTime } from '../app/i18n/format'
import { useLang } from '../app/i18n/LangProvider'

let now = new Date()
const listeners = new Set<() => void>()
window.setInterval(() => {
  now = new Date()
  for (const listener of listeners) listener()
}, 1000)

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The time of day, told once a second. */
export const useNow = (): Date => useSyncExternalStore(listen, () => now)

/** A time in the city's zone; how long ago that was shows on pointing at it. */
export function Moment({ at }: { at: string }) {
  const { lang } = useLang()
  const today = useNow()
  const time = new Date(at)
  return <time dateTime={at} title={age(time, today, lang)}>{dateTime(time, lang)}</time>
}
