import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { post } from '../../api/client'
import { session } from '../../api/queries'
import type { Session } from '../../api/types'
import { useWords } from '../../app/i18n/LangProvider'
import { useSession } from '../../app/session/useSession'
import { LangSwitch, ThemeSwitch } from '../../app/shell/Switches'
import { shellWords } from '../../app/shell/words'
import { CityOutline } from '../../map/CityOutline'
import { ownPath } from './ownPath'
import { refusal } from './refusal'
import styles from './SignIn.module.css'
import { signInWords } from './words'

interface Entered {
  account: string
  password: string
}

/** Signing in, and on to where the reader wanted to go. */
export default function SignIn() {
  const t = useWords(signInWords)
  const app = useWords(shellWords)
  const client = useQueryClient()
  const who = useSession()
  const [params] = useSearchParams()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  useEffect(() => {
    document.title = `${t('title')} · Cityplane`
  }, [t])
  if (who.data !== undefined && who.data !== null) return <Navigate to={ownPath(params.get('next'))} replace />
  const enter = async (entered: Entered) => {
    setAsking(true)
    setRefused(undefined)
    try {
      client.setQueryData(session().queryKey, await post<Session>('/api/session', entered))
    } catch (error) {
      setRefused(error)
      setAsking(false)
    }
  }
  const needed = [{ required: true, message: t('needed') }]
  const told = refused === undefined ? undefined : refusal(refused)
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
          <h1>{t('title')}</h1>
          <p className={styles['lead']}>{t('lead')}</p>
          {told !== undefined && <Alert type="error" showIcon role="alert" title={t(told.key, told.values)} className={styles['note'] ?? ''} />}
          <Form<Entered> layout="vertical" requiredMark={false} onFinish={entered => void enter(entered)} size="large">
            <Form.Item name="account" label={t('account')} rules={needed}><Input autoComplete="username" autoCapitalize="none" spellCheck={false} /></Form.Item>
            <Form.Item name="password" label={t('password')} rules={needed}><Input type="password" autoComplete="current-password" /></Form.Item>
            <Button type="primary" htmlType="submit" block loading={asking}>{t('submit')}</Button>
          </Form>
        </div>
      </main>
    </div>
  )
}
