import { LockOutlined } from '@ant-design/icons'
import { useWords } from '../app/i18n/LangProvider'
import { State } from './State'
import { stateWords } from './words'

/** The reader may not see this: says who can change that. */
export function NoPermission() {
  const t = useWords(stateWords)
  return <State icon={<LockOutlined />} title={t('noPermission')} hint={t('noPermissionHint')} />
}
