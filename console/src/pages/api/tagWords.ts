import { words } from '../../app/i18n/words'

/** Groups of operations. */
export const tagWords = words(
  {
    Entities: '实体',
    Attributes: '属性',
    Batches: '批量操作',
    Discovery: '发现',
    'Entity maps': '实体映射',
    Contexts: '上下文',
    Identity: '标识',
    Temporal: '历史',
    Subscriptions: '订阅'
  },
  {
    Entities: 'Entities',
    Attributes: 'Attributes',
    Batches: 'Batches',
    Discovery: 'Discovery',
    'Entity maps': 'Entity maps',
    Contexts: 'Contexts',
    Identity: 'Identity',
    Temporal: 'Temporal',
    Subscriptions: 'Subscriptions'
  }
)

export function isTag(tag: string): tag is keyof typeof tagWords.zh {
  return Object.hasOwn(tagWords.zh, tag)
}
