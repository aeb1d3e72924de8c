import { lazy, Suspense } from 'react'
import { Loading } from '../parts/Loading'
import type { EChartsCoreOption } from './echarts'

const Chart = lazy(() => import('./Chart'))

/** A chart whose code is loaded when one is first drawn. Colours come from chartLook, not from the caller. */
export function LazyChart(chart: { option: EChartsCoreOption; label: string; height?: number }) {
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <Chart {...chart} />
    </Suspense>
  )
}
