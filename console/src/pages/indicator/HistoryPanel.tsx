import { theme } from 'antd'
import { useMemo } from 'react'
import type { Progress } from '../../api/targets'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { chartLook } from '../../charts/chartLook'
import { LazyChart } from '../../charts/LazyChart'
import { Panel } from '../../parts/Panel'
import { targetWords } from '../../parts/targetWords'
import styles from './Target.module.css'
import { targetPageWords } from './words'

/** The published figure day by day, what lives of it, and where that leads. */
export function HistoryPanel({ progress }: { progress: Progress }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const { token } = theme.useToken()
  const { past, pace, indicator } = progress
  const option = useMemo(() => {
    const look = chartLook(token)
    const last = past.at(-1)
    const ahead = pace.forecast
    const dashed = { type: 'dashed' as const }
    const to = (end: number) => (last === undefined || ahead === undefined ? [] : [[last.day, last.published.value], [ahead.on, end]])
    const line = (name: string, data: unknown[], more: object = {}) => ({ type: 'line' as const, name, data, showSymbol: data.length < 3, ...more })
    return {
      ...look.base,
      legend: { top: 0, textStyle: { color: token.colorTextSecondary } },
      grid: { ...look.base.grid, top: 34 },
      xAxis: { type: 'time' as const, ...look.axis },
      yAxis: { type: 'value' as const, name: indicator.unit[lang], ...look.axis },
      series: [
        line(t('published'), past.map(day => [day.day, day.published.value])),
        line(of('alive'), past.map(day => [day.day, day.alive.value])),
        ...(ahead === undefined
          ? []
          : [
              line(t('forecast'), to(ahead.middle), { lineStyle: dashed, color: token.colorTextSecondary }),
              line('', to(ahead.low), { lineStyle: { ...dashed, opacity: 0.5 }, color: token.colorTextQuaternary }),
              line('', to(ahead.high), { lineStyle: { ...dashed, opacity: 0.5 }, color: token.colorTextQuaternary })
            ])
      ]
    }
  }, [token, past, pace, indicator, lang, t, of])
  return (
    <Panel title={t('history')}>
      {past.length === 0 ? <p className={styles['quiet']}>{t('historyNone')}</p> : <LazyChart option={option} label={t('history')} height={260} />}
    </Panel>
  )
}
