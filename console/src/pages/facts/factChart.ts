import type { GlobalToken } from 'antd'
import type { FactRow, FactTable } from '../../api/facts'
import { chartLook } from '../../charts/chartLook'
import type { EChartsCoreOption } from '../../charts/echarts'
import { TIMES } from './useQuestion'

const MOST_LINES = 6
const MOST_BARS = 30

interface Look {
  token: GlobalToken
  /** a key in words */
  text: (row: FactRow, index: number) => string
  number: (n: number) => string
  unit: string
}

/** Lines where the first group is a time, else bars, the longest first; null where one figure says it all. */
export function factChart(table: FactTable, { token, text, number, unit }: Look): EChartsCoreOption | null {
  if (table.rows.length < 2) return null
  const { base, axis } = chartLook(token)
  const shared = { ...base, tooltip: { ...base.tooltip, valueFormatter: (value: unknown) => `${number(Number(value))}${unit === '' ? '' : ` ${unit}`}` } }
  const timeAt = table.by.findIndex(by => TIMES.has(by))
  if (timeAt < 0) {
    const rows = [...table.rows].sort((a, b) => b.value - a.value).slice(0, MOST_BARS).reverse()
    return {
      ...shared,
      xAxis: { type: 'value', name: unit, ...axis },
      yAxis: { type: 'category', data: rows.map(row => row.keys.map((_, i) => text(row, i)).join(' · ')), ...axis },
      series: [{ type: 'bar', barMaxWidth: 18, data: rows.map(row => row.value) }]
    }
  }
  const steps = [...new Set([...table.rows].sort((a, b) => order(a, timeAt) - order(b, timeAt)).map(row => text(row, timeAt)))]
  const lines = new Map<string, Map<string, number>>()
  for (const row of table.rows) {
    const name = row.keys.map((_, i) => (i === timeAt ? '' : text(row, i))).filter(Boolean).join(' · ')
    lines.set(name, (lines.get(name) ?? new Map()).set(text(row, timeAt), row.value))
  }
  const sum = (line: Map<string, number>) => [...line.values()].reduce((a, b) => a + b, 0)
  const largest = [...lines].sort((a, b) => sum(b[1]) - sum(a[1])).slice(0, MOST_LINES)
  const named = largest.length > 1
  return {
    ...shared,
    grid: { ...base.grid, top: named ? 56 : 32 },
    ...(named ? { legend: { type: 'plain', top: 0, textStyle: { color: token.colorTextSecondary } } } : {}),
    xAxis: { type: 'category', data: steps, ...axis },
    yAxis: { type: 'value', name: unit, ...axis },
    series: largest.map(([name, line]) => ({ type: 'line', name, showSymbol: steps.length < 40, data: steps.map(step => line.get(step) ?? null) }))
  }
}

const order = (row: FactRow, index: number) => {
  const key = row.keys[index]
  return key?.at === undefined ? (key?.hour ?? 0) : Date.parse(key.at)
}
