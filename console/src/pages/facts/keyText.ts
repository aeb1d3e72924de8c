import type { FactKey, FactTable } from '../../api/facts'
import type { Lang } from '../../app/i18n/words'

const pad = (n: number) => String(n).padStart(2, '0')

/** A step of time in the answer's zone: `2022-12-15 08:00`, `2022-12-15` or `2022-12`. */
function stepText(at: string, by: string | undefined, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? ''
  const month = `${part('year')}-${part('month')}`
  if (by === 'month') return month
  const day = `${month}-${part('day')}`
  return by === 'hour' ? `${day} ${part('hour')}:${part('minute')}` : day
}

/** What a group has in common, in words. */
export function keyText(key: FactKey, index: number, table: FactTable, lang: Lang, nothing: string): string {
  if (key.at !== undefined) return stepText(key.at, table.by[index], table.zone)
  if (key.hour !== undefined) return `${pad(key.hour)}:00`
  return (lang === 'zh' ? key.zh : key.en) ?? nothing
}
