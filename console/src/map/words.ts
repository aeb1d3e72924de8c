import { words } from '../app/i18n/words'

export const mapWords = words(
  {
    zoomIn: '放大',
    zoomOut: '缩小',
    wholeCity: '查看全市',
    legend: '图例与筛选',
    hollow: '空心表示一天以上没有消息（放大后可见）',
    noWebGl: '此浏览器无法绘制地图',
    noWebGlHint: '地图需要 WebGL 2。请改用列表查看，内容相同。',
    sketch: '界线为示意，非法定边界'
  },
  {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    wholeCity: 'Whole city',
    legend: 'Legend and filter',
    hollow: 'Hollow: not heard of for more than a day (seen when zoomed in)',
    noWebGl: 'This browser cannot draw the map',
    noWebGlHint: 'The map needs WebGL 2. The list shows the same things.',
    sketch: 'Outlines are a sketch, not legal boundaries'
  }
)
