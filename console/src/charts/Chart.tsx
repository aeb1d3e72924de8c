import { useEffect, useRef } from 'react'
import { useLang } from '../app/i18n/LangProvider'
import styles from './Chart.module.css'
import { type ECharts, type EChartsCoreOption, init } from './echarts'

/** One ECharts chart that follows its box's size. Heavy: pages take it by LazyChart. */
export default function Chart({ option, label, height }: { option: EChartsCoreOption; label: string; height?: number }) {
  const { lang } = useLang()
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const latest = useRef(option)
  latest.current = option

  useEffect(() => {
    const made = init(box.current, null, { locale: lang === 'zh' ? 'ZH' : 'EN' })
    chart.current = made
    made.setOption(latest.current)
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(box.current as HTMLDivElement)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [lang])

  useEffect(() => {
    chart.current?.setOption(option, true)
  }, [option])

  return <div ref={box} className={styles['chart']} style={height === undefined ? undefined : { height }} role="img" aria-label={label} />
}
