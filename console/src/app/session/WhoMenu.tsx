import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { Session } from '../../api/types'
import { Told } from '../../parts/Told'
import { useLang, useWords } from '../i18n/LangProvider'
import { shellWords } from '../shell/words'
import { isRole, roleWords } from './roleWords'
import { useSignOut } from './useSession'
import styles from './WhoMenu.module.css'

/** Who is signed in, with the way out. */
export function WhoMenu({ who }: { who: Session }) {
  const t = useWords(shellWords)
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<WhoCard who={who} />}>
      <Button type="text" icon={<UserOutlined />} title={t('account')}><span className={styles['short']}><Told text={who.name} /></span></Button>
    </Popover>
  )
}

/** Name, account and role of who is signed in. */
export function WhoCard({ who }: { who: Session }) {
  const t = useWords(shellWords)
  const { lang } = useLang()
  const signOut = useSignOut()
  return (
    <div className={styles['card']}>
      <strong><Told text={who.name} /></strong>
      <span className={styles['quiet']}><code lang="zxx">{who.account}</code> · {isRole(who.role) ? roleWords[lang][who.role] : <span lang="zxx">{who.role}</span>}</span>
      <Button icon={<LogoutOutlined />} onClick={() => void signOut()}>{t('signOut')}</Button>
    </div>
  )
}
