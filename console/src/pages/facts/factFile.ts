import type { FactTable } from '../../api/facts'
import type { Lang } from '../../app/i18n/words'
import { keyText } from './keyText'

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table as CSV (RFC 4180), as programs read it: no groups of digits, one line a group. */
export function csvOf(table: FactTable, lang: Lang): string {
  const compared = table.rows.some(row => row.before !== undefined)
  const unit = table.unit === undefined ? '' : ` ${table.unit}`
  const head = [...table.by, `value${unit}`, 'count', ...(compared ? ['before', 'change'] : [])]
  const lines = table.rows.map(row => [
    ...row.keys.map((key, i) => keyText(key, i, table, lang, '')),
    String(row.value), String(row.count),
    ...(compared ? [String(row.before ?? ''), String(row.change ?? '')] : [])
  ])
  return [head, ...lines].map(line => line.map(quoted).join(',')).join('\r\n') + '\r\n'
}

/** Lets the browser save a text as a file. CSV gets a byte order mark, by which spreadsheets know UTF-8. */
export function save(name: string, type: 'text/csv' | 'application/json', text: string): void {
  const url = URL.createObjectURL(new Blob([type === 'text/csv' ? '\uFEFF' : '', text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
