import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { get } from '../../api/client'
import { count, dateTime } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Panel } from '../../parts/Panel'
import { useSearchState } from '../../parts/useSearchState'
import styles from './Imports.module.css'
import { ReportView } from './ReportView'
import type { Report, Run } from './report'
import { importsWords } from './words'

const REFRESH_MILLIS = 10_000
const looks = { RUNNING: ['processing', 'running'], FINISHED: ['success', 'finished'], INTERRUPTED: ['warning', 'interrupted'] } as const

const runs = () =>
  queryOptions({
    queryKey: ['import-runs'],
    queryFn: ({ signal }) => get<{ items: Run[] }>('/api/imports/runs', signal),
    refetchInterval: REFRESH_MILLIS
  })

const report = (run: string) =>
  queryOptions({ queryKey: ['import-report', run], queryFn: ({ signal }) => get<Report>(`/api/imports/runs/${encodeURIComponent(run)}/report`, signal) })

/** Which files were imported, and what became of each. */
export function PastImports() {
  const t = useWords(importsWords)
  const { lang } = useLang()
  const address = useSearchState()
  const chosen = address.one('run')
  const list = useQuery(runs())
  return (
    <>
      <Panel flush title={t('past')}>
        <Answer query={list}>
          {({ items }) => items.length === 0 ? <p className={styles['empty']}>{t('noPast')}</p> : (
            <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('past')}>
              <table className={styles['table']}>
                <thead><tr><th scope="col">{t('mapping')}</th><th scope="col">{t('state')}</th><th scope="col">{t('begun')}</th><th scope="col">{t('read')}</th><th scope="col">{t('created')}</th><th scope="col">{t('changed')}</th><th scope="col">{t('unchanged')}</th><th scope="col">{t('refused')}</th><th scope="col">{t('report')}</th></tr></thead>
                <tbody>
                  {items.map(run => (
                    <tr key={run.number} data-chosen={chosen === String(run.number)}>
                      <td><span lang="zxx">{run.title}</span><br /><code className={styles['hint']}>{run.file}</code></td>
                      <td><Tag color={looks[run.state][0]}>{t(looks[run.state][1])}</Tag></td>
                      <td>{dateTime(new Date(run.begunAt), lang)}</td>
                      {(['read', 'created', 'changed', 'unchanged', 'refused'] as const).map(name => <td key={name} className={styles['number']}>{count(run.counts[name], lang)}</td>)}
                      <td>{run.state !== 'RUNNING' && <Button type="link" size="small" onClick={() => address.set({ run: String(run.number) })}>{t('report')}</Button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Answer>
      </Panel>
      {chosen !== undefined && <PastReport key={chosen} run={chosen} />}
    </>
  )
}

function PastReport({ run }: { run: string }) {
  const t = useWords(importsWords)
  const query = useQuery(report(run))
  if (query.data !== undefined) return <ReportView title={t('report')} report={query.data} />
  return <Panel><Answer query={query}>{() => null}</Answer></Panel>
}
