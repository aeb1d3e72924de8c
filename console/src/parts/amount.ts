import type { Indicator, Standing } from '../api/targets'
import type { Lang } from '../app/i18n/words'

const ADDITIVE = new Set(['count', 'sum'])

/** A number as people write it, with at most two places behind the point. */
export const amount = (value: number | null | undefined, lang: Lang): string =>
  value === null || value === undefined ? '–' : new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 2 }).format(value)

/** Part of the target that is reached, from 0 to 1; undefined where it makes no sense. */
export function reached(indicator: Indicator, standing: Standing): number | undefined {
  if (indicator.kind === 'milestone') return standing.assets > 0 ? 1 : 0
  if (indicator.target === undefined || indicator.direction === 'at-most' || standing.value === null) return undefined
  return indicator.target === 0 ? 1 : Math.max(0, Math.min(1, standing.value / indicator.target))
}

export const isAdditive = (indicator: Indicator): boolean => ADDITIVE.has(indicator.aggregate ?? '')
