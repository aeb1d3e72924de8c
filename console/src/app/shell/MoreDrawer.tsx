import { Drawer } from 'antd'
import { NavLink } from 'react-router'
import type { Session } from '../../api/types'
import { useWords } from '../i18n/LangProvider'
import { menuPages } from '../pages'
import { WhoCard } from '../session/WhoMenu'
import styles from './Shell.module.css'
import { shellWords } from './words'

/** On phones: all pages, who is signed in, and the way out. */
export default function MoreDrawer({ who, onClose }: { who: Session; onClose: () => void }) {
  const t = useWords(shellWords)
  return (
    <Drawer open placement="bottom" size={220 + 40 * menuPages.length} title={t('appName')} onClose={onClose} closable={{ 'aria-label': t('close') }} styles={{ body: { padding: 10 } }}>
      <nav className={styles['menu']} aria-label={t('more')}>
        {menuPages.map(({ path, title, icon: Icon }) => (
          <NavLink key={path} to={path} end={path === '/'} className={`${styles['item']} ${styles['row']}`} onClick={onClose}>
            <Icon aria-hidden="true" />
            {t(title)}
          </NavLink>
        ))}
      </nav>
      <div className={styles['who']}><WhoCard who={who} /></div>
    </Drawer>
  )
}
