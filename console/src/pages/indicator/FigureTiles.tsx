import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Progress } from '../../api/targets'
import { count, share } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { amount } from '../../parts/amount'
import { targetWords } from '../../parts/targetWords'
import styles from './Target.module.css'
import { targetPageWords } from './words'

/** The headline, what stands beside it, and how fast it goes. */
export function FigureTiles({ progress: { indicator, figure, pace } }: { progress: Progress }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const unit = indicator.unit[lang]
  const goal = indicator.target === undefined ? '' : `/ ${indicator.direction === 'at-most' ? '≤ ' : ''}${amount(indicator.target, lang)} ${unit}`
  const { forecast } = pace
  return (
    <div className={styles['strip']}>
      <Tile main name={of('accepted')} value={amount(figure.accepted.value, lang)} note={goal} />
      <Tile name={of('declared')} value={amount(figure.declared.value, lang)} />
      <Tile name={of('alive')} value={amount(figure.alive.value, lang)} note={figure.accepted.assets > 0 ? t('aliveShare', { share: share(figure.alive.assets, figure.accepted.assets, lang) }) : ''} />
      {figure.unknown.assets > 0 && <Tile name={of('unknown')} value={count(figure.unknown.assets, lang)} note={of('unknownWhy')} />}
      {pace.expected !== undefined && <Tile name={t('expected')} value={amount(pace.expected, lang)} />}
      {pace.required !== undefined && <Tile name={t('required')} value={amount(pace.required, lang)} />}
      {indicator.target !== undefined && indicator.due !== undefined && <Tile name={t('actual')} value={amount(pace.actual, lang)} note={pace.actual === undefined ? t('few') : ''} />}
      {forecast !== undefined && (
        <Tile
          name={<Tooltip title={t('forecastHow')}>{t('forecast')}</Tooltip>} value={amount(forecast.middle, lang)}
          note={t('forecastRange', { low: amount(forecast.low, lang), high: amount(forecast.high, lang), n: forecast.days })}
        />
      )}
    </div>
  )
}

function Tile({ name, value, note = '', main = false }: { name: ReactNode; value: string; note?: string; main?: boolean }) {
  return (
    <div className={styles['tile']} data-main={main}>
      <small>{name}</small>
      <strong>{value}</strong>
      {note !== '' && <span className={styles['quiet']}>{note}</span>}
    </div>
  )
}
