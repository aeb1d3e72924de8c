import { words } from '../../app/i18n/words'

export const briefWords = words(
  {
    title: '新型基础设施目标简报',
    back: '目标总览',
    print: '打印',
    asOf: '数据截至',
    indicator: '指标',
    goal: '目标',
    done: '已验收',
    alive: '在线率',
    status: '状态',
    summary: '{all} 项目标中，{reached} 项已达成，{late} 项滞后或逾期。',
    gapLine: '已申报未验收 {notAccepted} 项，已验收从未上报 {neverSeen} 项，静默 {silent} 项。',
    foot: '口径：以验收为准；在线指窗口期内有上报，本平台停机期间不计为静默。每个数字可在平台下载佐证包离线核验。'
  },
  {
    title: 'New infrastructure: targets in brief',
    back: 'Targets',
    print: 'Print',
    asOf: 'As of',
    indicator: 'Indicator',
    goal: 'Target',
    done: 'Accepted',
    alive: 'Alive',
    status: 'Status',
    summary: 'Of {all} targets {reached} are reached and {late} are behind or missed.',
    gapLine: '{notAccepted} declared and not accepted, {neverSeen} accepted and never seen, {silent} silent.',
    foot: 'What counts is what is accepted. Alive means heard of within its window; our own outages do not count as silence. The evidence of every figure can be downloaded and checked offline.'
  }
)
