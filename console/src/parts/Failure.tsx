import { CompassOutlined, DisconnectOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Problem } from '../api/problem'
import { useWords } from '../app/i18n/LangProvider'
import { NoPermission } from './NoPermission'
import { State } from './State'
import styles from './State.module.css'
import { stateWords } from './words'

const causes = {
  unreachable: <DisconnectOutlined />,
  notFound: <CompassOutlined />,
  failed: <WarningOutlined />
}

function cause(error: Error): keyof typeof causes {
  if (!(error instanceof Problem)) return 'failed'
  return error.status === Problem.unreachable ? 'unreachable' : error.status === 404 ? 'notFound' : 'failed'
}

/** What went wrong, what to try, and the server's own words for whoever mends it. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const t = useWords(stateWords)
  if (error instanceof Problem && error.status === 403) return <NoPermission />
  const why = cause(error)
  const details = error instanceof Problem ? [error.status || '', error.type, error.detail].filter(Boolean).join(' · ') : error.message
  return (
    <State
      role="alert" icon={causes[why]} title={t(why)} hint={t(`${why}Hint`)}
      action={retry && <Button onClick={retry}>{t('retry')}</Button>}
    >
      <details className={styles['details']}>
        <summary>{t('details')}</summary>
        <code lang="en">{details}</code>
      </details>
    </State>
  )
}
