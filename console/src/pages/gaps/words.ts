import { words } from '../../app/i18n/words'

export const gapsWords = words(
  {
    title: '缺口清单',
    back: '目标总览',
    department: '部门',
    indicator: '指标',
    none: '没有缺口',
    noneHint: '已申报的都已验收，已验收的都在线。'
  },
  {
    title: 'Gaps',
    back: 'Targets',
    department: 'Department',
    indicator: 'Indicator',
    none: 'There are no gaps',
    noneHint: 'All that is declared is accepted, and all that is accepted is alive.'
  }
)
