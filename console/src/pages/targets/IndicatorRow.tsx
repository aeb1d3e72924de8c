import { Link } from 'react-router'
import type { Measure, Progress } from '../../api/targets'
import { count, share } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { amount, reached } from '../../parts/amount'
import { StatusMark } from '../../parts/StatusMark'
import { targetWords } from '../../parts/targetWords'
import { Sparkline } from './Sparkline'
import styles from './Targets.module.css'
import { targetsWords } from './words'

const GAPS: readonly Measure[] = ['not-accepted', 'never-seen', 'silent', 'unknown']

/** One quantity: what is accepted of what was promised, how much of it lives, and what is missing. */
export function IndicatorRow({ progress }: { progress: Progress }) {
  const t = useWords(targetsWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const { indicator, figure, status } = progress
  const part = reached(indicator, figure.accepted)
  const open = GAPS.filter(measure => figure[measure].assets > 0)
  return (
    <li className={styles['row']} data-code={indicator.code}>
      <div className={styles['name']}>
        <Link to={`/targets/${indicator.code}`}>{indicator.name[lang]}</Link>
        <small><span lang="zh-CN">{indicator.clause}</span> · {of('due')} {indicator.due ?? of('noDue')}</small>
      </div>
      <div className={styles['figure']}>
        <div>
          <strong>{amount(figure.accepted.value, lang)}</strong>
          <span> / {indicator.direction === 'at-most' ? '≤ ' : ''}{amount(indicator.target, lang)} {indicator.unit[lang]}</span>
        </div>
        {part !== undefined && <div className={styles['track']} aria-hidden="true"><i style={{ width: `${part * 100}%` }} /></div>}
      </div>
      <div className={`${styles['alive']}`}>{figure.accepted.assets === 0 ? '–' : share(figure.alive.assets, figure.accepted.assets, lang)} <span className={styles['quiet']}>{of('alive')}</span></div>
      <div className={`${styles['gaps']} ${styles['wide']}`}>
        {open.length === 0 ? t('noGaps') : open.map(measure => <span key={measure}>{of(measure)} {count(figure[measure].assets, lang)}</span>)}
      </div>
      <div className={styles['wide']}><Sparkline progress={progress} /></div>
      <div><StatusMark status={status} /></div>
    </li>
  )
}
