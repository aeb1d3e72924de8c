import { words } from '../app/i18n/words'

export const entityTableWords = words(
  { label: '实体列表', name: '名称', type: '类型', district: '区', heard: '最近消息', id: '编号', none: '没有符合条件的实体', noneHint: '请放宽筛选条件，或清除关键词。' },
  { label: 'List of entities', name: 'Name', type: 'Type', district: 'District', heard: 'Last heard of', id: 'Id', none: 'No entity fits', noneHint: 'Loosen the filters, or clear the search words.' }
)

export type EntityTableKey = keyof typeof entityTableWords.zh
