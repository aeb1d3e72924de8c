import { Alert } from 'antd'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Panel } from '../../parts/Panel'
import { FindingList } from './FindingList'
import styles from './Imports.module.css'
import type { Report } from './report'
import { importsWords } from './words'

const figures = ['read', 'created', 'changed', 'unchanged', 'refused'] as const

/** What an import did, or would do: figures, what was found, which rows were refused. */
export function ReportView({ title, report }: { title: string; report: Report }) {
  const t = useWords(importsWords)
  const { lang } = useLang()
  return (
    <Panel title={title} extra={<span className={styles['reportTitle']} lang="zxx">{report.title}</span>}>
      <dl className={styles['figures']}>
        {figures.map(name => <div key={name} data-alarm={name === 'refused' && report.counts.refused > 0}><dt>{t(name)}</dt><dd>{count(report.counts[name], lang)}</dd></div>)}
      </dl>
      {report.resumed > 0 && <Alert type="info" showIcon title={t('resumed', { n: count(report.resumed, lang) })} />}
      {report.stopped && <Alert type="warning" showIcon title={t('stopped')} description={<span lang="en"><code>{report.stopped.file}:{report.stopped.line}</code> {report.stopped.what}. {report.stopped.advice}</span>} />}
      {report.samples.length > 0 && (
        <>
          <h3>{t('samples')}</h3>
          <ul className={styles['samples']} lang="zxx">{report.samples.map(sample => <li key={`${sample.line} ${sample.id} ${sample.attributes[0] ?? ''}`}><code>{sample.id}</code><span>{sample.attributes.join(' · ')}</span></li>)}</ul>
        </>
      )}
      <h3>{t('findings')}</h3>
      {report.findings.length === 0 ? <p>{t('nothingFound')}</p> : <FindingList findings={report.findings} />}
      {report.refused.length > 0 && (
        <>
          <h3>{t('refusedRows')}</h3>
          <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('refusedRows')}>
            <table className={styles['table']}>
              <thead><tr><th scope="col">{t('line')}</th><th scope="col">{t('column')}</th><th scope="col">{t('what')}</th><th scope="col">{t('advice')}</th></tr></thead>
              <tbody lang="en">
                {report.refused.map((row, i) => <tr key={i}><td>{row.line}</td><td><code>{row.column}</code></td><td>{row.what}</td><td>{row.advice}</td></tr>)}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  )
}
