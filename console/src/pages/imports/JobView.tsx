import { Alert, Button, Progress } from 'antd'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Failure } from '../../parts/Failure'
import { Panel } from '../../parts/Panel'
import styles from './Imports.module.css'
import { ReportView } from './ReportView'
import { seconds } from './report'
import type { useJob } from './useJob'
import { importsWords } from './words'

/** How the import is that was begun here, and in the end its report. */
export function JobView({ desk: { job, told, bringing, stop, isBusy } }: { desk: ReturnType<typeof useJob> }) {
  const t = useWords(importsWords)
  const { lang } = useLang()
  if (bringing !== undefined) return <Panel><p>{t('bringing', { file: bringing })}</p></Panel>
  if (job === undefined) return null
  if (told.error !== null) return <Panel><Failure error={told.error} retry={() => void told.refetch()} /></Panel>
  const data = told.data
  if (data === undefined || isBusy) {
    const progress = data?.progress ?? undefined
    const taken = progress === undefined ? 0 : seconds(progress.taken)
    const rows = progress?.counts.read ?? 0
    const rate = taken > 0 ? Math.round(rows / taken) : 0
    return (
      <Panel extra={<Button danger onClick={stop}>{t('stop')}</Button>} title={t('running')}>
        <div className={styles['progress']}>
          <Progress percent={progress === undefined || progress.bytesTotal === 0 ? 0 : Math.floor((100 * progress.bytesRead) / progress.bytesTotal)} status="active" />
          <p aria-live="polite">{progress?.phase === 'IMPORTING' ? t('importing', { n: count(rows, lang), s: taken.toFixed(1), rate: count(rate, lang) }) : t('checking', { file: progress?.file ?? '' })}</p>
        </div>
      </Panel>
    )
  }
  switch (data.state) {
    case 'finished':
      return data.report ? <ReportView title={job.rehearsal ? t('rehearsed') : t('imported')} report={data.report} /> : null
    case 'badMapping':
      return (
        <Panel>
          <Alert type="error" showIcon title={t('badMapping')} description={<ul className={styles['faults']} lang="en">{data.faults.map((fault, i) => <li key={i}><code>{fault.file}{fault.line > 0 ? `:${fault.line}` : ''}</code> {fault.what}. {fault.advice}</li>)}</ul>} />
        </Panel>
      )
    case 'notPermitted':
      return <Panel><Alert type="warning" showIcon title={<span lang="en">{data.why}</span>} /></Panel>
    case 'busy':
      return <Panel><Alert type="info" showIcon title={t('busy')} /></Panel>
    default:
      return <Panel><Alert type="error" showIcon title={t('failed')} /></Panel>
  }
}
