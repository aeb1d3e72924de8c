// Only the parts that are used: each further one is weight.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use as useParts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

useParts([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent, CanvasRenderer])

export { type ECharts, type EChartsCoreOption, init }
