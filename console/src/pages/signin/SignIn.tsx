import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { useWords } from '../../app/i18n/LangProvider'
import { useSession } from '../../app/session/useSession'
import { LangSwitch, ThemeSwitch } from '../../app/shell/Switches'
import { shellWords } from '../../app/shell/words'
import { CityOutline } from '../../map/CityOutline'
import { ChangeForm } from './ChangeForm'
import { EnterForm } from './EnterForm'
import { ownPath } from './ownPath'
import styles from './SignIn.module.css'
import { signInWords } from './words'

/** Signing in, giving oneself a password where that is asked, and on to where the reader wanted to go. */
export default function SignIn() {
  const t = useWords(signInWords)
  const app = useWords(shellWords)
  const { data: who } = useSession()
  const [params] = useSearchParams()
  const mustChange = who?.mustChangePassword === true
  const title = t(mustChange ? 'changeTitle' : 'title')
  useEffect(() => {
    document.title = `${title} · Cityplane`
  }, [title])
  if (who !== undefined && who !== null && !mustChange) return <Navigate to={ownPath(params.get('next'))} replace />
  return (
    <div className={styles['page']}>
      <aside className={styles['aside']}>
        <p className={styles['brand']}><img src="/icon.svg" alt="" />{app('appName')}</p>
        <CityOutline className={styles['outline']} />
        <p className={styles['claim']}>{app('appSubtitle')}</p>
        <p className={styles['points']}>{t('points')}</p>
      </aside>
      <main className={styles['main']}>
        <div className={styles['switches']}><LangSwitch /><ThemeSwitch /></div>
        <div className={styles['form']}>
          <h1>{title}</h1>
          <p className={styles['lead']}>{t(mustChange ? 'changeLead' : 'lead')}</p>
          {mustChange ? <ChangeForm /> : <EnterForm />}
        </div>
      </main>
    </div>
  )
}
