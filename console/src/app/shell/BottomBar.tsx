import { EllipsisOutlined, SearchOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import { NavLink } from 'react-router'
import type { Session } from '../../api/types'
import { useWords } from '../i18n/LangProvider'
import { menuPages } from '../pages'
import styles from './Shell.module.css'
import { shellWords } from './words'

const MoreDrawer = lazy(() => import('./MoreDrawer'))
const FITTING = 2

/** The menu of phones: the first pages, search, and a drawer with all the rest. */
export function BottomBar({ who, onSearch }: { who: Session; onSearch: () => void }) {
  const t = useWords(shellWords)
  const [open, setOpen] = useState(false)
  return (
    <nav className={styles['bottom']} aria-label={t('menu')}>
      {menuPages.slice(0, FITTING).map(({ path, title, icon: Icon }) => (
        <NavLink key={path} to={path} end={path === '/'} className={styles['tab'] ?? ''}>
          <Icon aria-hidden="true" />
          {t(title)}
        </NavLink>
      ))}
      <button type="button" className={styles['tab']} onClick={onSearch}>
        <SearchOutlined aria-hidden="true" />
        {t('search')}
      </button>
      <button type="button" className={styles['tab']} onClick={() => setOpen(true)} aria-expanded={open}>
        <EllipsisOutlined aria-hidden="true" />
        {t('more')}
      </button>
      <Suspense>{open && <MoreDrawer who={who} onClose={() => setOpen(false)} />}</Suspense>
    </nav>
  )
}
