import { useState } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import type { Session } from '../../api/types'
import { useWords } from '../i18n/LangProvider'
import { LazyPalette } from '../palette/LazyPalette'
import { SignedIn } from '../session/SignedIn'
import { usePaletteKey } from '../palette/usePaletteKey'
import { BottomBar } from './BottomBar'
import styles from './Shell.module.css'
import { SideMenu } from './SideMenu'
import { TopBar } from './TopBar'
import { shellWords } from './words'

/** Everything but signing in: only for who is signed in. */
export function Shell() {
  return <SignedIn>{who => <Frame who={who} />}</SignedIn>
}

/** The frame around every page: menu, top bar, palette. */
function Frame({ who }: { who: Session }) {
  const t = useWords(shellWords)
  const [searching, setSearching] = useState(false)
  usePaletteKey(setSearching)
  return (
    <div className={styles['shell']}>
      <a href="#main" className={styles['skip']} onClick={event => {
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}>{t('skip')}</a>
      <SideMenu />
      <TopBar who={who} onSearch={() => setSearching(true)} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        <Outlet />
      </main>
      <BottomBar who={who} onSearch={() => setSearching(true)} />
      <LazyPalette open={searching} onClose={() => setSearching(false)} />
      <ScrollRestoration />
    </div>
  )
}
