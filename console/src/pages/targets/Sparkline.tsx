import type { Progress } from '../../api/targets'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import styles from './Targets.module.css'
import { targetsWords } from './words'

const WIDTH = 96
const HEIGHT = 30
const DAYS = 90

/** The last days of an indicator as a line. */
export function Sparkline({ progress: { indicator, past } }: { progress: Progress }) {
  const t = useWords(targetsWords)
  const { lang } = useLang()
  const days = past.slice(-DAYS).filter(day => day.published.value !== null)
  if (days.length < 2) return <span className={styles['quiet']}>{t('noTrend')}</span>
  const values = days.map(day => day.published.value ?? 0)
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, i) => `${((i / (values.length - 1)) * (WIDTH - 2) + 1).toFixed(1)},${(HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)).toFixed(1)}`)
  const label = t('trendOf', { name: indicator.name[lang], from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '' })
  return (
    <svg className={styles['spark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </svg>
  )
}
