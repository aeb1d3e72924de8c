import { words } from '../i18n/words'

export const roleWords = words(
  { reader: '查看员', operator: '操作员', department: '部门管理员', admin: '平台管理员' },
  { reader: 'Reader', operator: 'Operator', department: 'Department', admin: 'Administrator' }
)

export const isRole = (role: string): role is keyof typeof roleWords.zh => role in roleWords.zh
