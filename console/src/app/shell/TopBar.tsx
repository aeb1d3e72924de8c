import { SearchOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Session } from '../../api/types'
import { useWords } from '../i18n/LangProvider'
import { WhoMenu } from '../session/WhoMenu'
import { LangSwitch, ThemeSwitch } from './Switches'
import styles from './Shell.module.css'
import { shellWords } from './words'

const searchKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

export function TopBar({ who, onSearch }: { who: Session; onSearch: () => void }) {
  const t = useWords(shellWords)
  return (
    <header className={styles['top']}>
      <Link to="/" className={styles['topBrand'] ?? ''}>
        <img src="/icon.svg" alt="" />
        {t('appName')}
      </Link>
      <button type="button" className={styles['search']} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <SearchOutlined aria-hidden="true" />
        <span className={styles['hint']}>{t('searchHint')}</span>
        <kbd>{searchKeys}</kbd>
      </button>
      <LangSwitch />
      <ThemeSwitch />
      <div className={styles['wide']}><WhoMenu who={who} /></div>
    </header>
  )
}
