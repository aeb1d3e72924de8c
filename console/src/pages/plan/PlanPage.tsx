import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link } from 'react-router'
import { type PlanVersion, planChanges, planVersions } from '../../api/targets'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Moment } from '../../parts/Moment'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { Told } from '../../parts/Told'
import { useSearchState } from '../../parts/useSearchState'
import table from '../indicator/Target.module.css'
import { LoadForm } from './LoadForm'
import { planWords } from './words'

/** The plan's versions, and what changed between two of them. */
export default function PlanPage() {
  const t = useWords(planWords)
  const query = useQuery(planVersions())
  return (
    <Page>
      <PageHeader title={t('title')} lead={<Link to="/targets">{t('back')}</Link>} />
      <Answer query={query}>
        {({ versions }) => (
          <div className={table['grid']}>
            <div className={table['columns']}>
              <Panel flush title={t('versions')}>{versions.length === 0 ? <p className={`${table['foot']} ${table['quiet']}`}>{t('none')}</p> : <Versions versions={versions} />}</Panel>
              {versions.length > 1 && <Compare versions={versions} />}
            </div>
            <LoadForm />
          </div>
        )}
      </Answer>
    </Page>
  )
}

function Versions({ versions }: { versions: readonly PlanVersion[] }) {
  const t = useWords(planWords)
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <tbody>
          {versions.map(one => (
            <tr key={one.version}>
              <td><strong>{t('version', { n: one.version })}</strong></td>
              <td><Told text={one.filedBy} />{one.reason !== '' && <><br /><Told text={one.reason} /></>}</td>
              <td><Told text={one.by} /><br /><Moment at={one.at} /></td>
              <td><a href={`/api/targets/plans/${one.version}/source`}>{t('download')}</a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Compare({ versions }: { versions: readonly PlanVersion[] }) {
  const t = useWords(planWords)
  const address = useSearchState()
  const newest = versions[0]?.version ?? 1
  const before = Number(address.one('before') ?? newest - 1)
  const after = Number(address.one('after') ?? newest)
  const query = useQuery(planChanges(before, after))
  const options = versions.map(one => ({ value: one.version, label: t('version', { n: one.version }) }))
  return (
    <Panel flush title={t('compare')}>
      <div className={table['choices']}>
        <Select aria-label={t('from')} showSearch={false} value={before} options={options} onChange={value => address.set({ before: String(value) })} />
        <span>→</span>
        <Select aria-label={t('to')} showSearch={false} value={after} options={options} onChange={value => address.set({ after: String(value) })} />
      </div>
      <Answer query={query}>
        {({ changes }) => (changes.length === 0 ? <p className={`${table['foot']} ${table['quiet']}`}>{t('same')}</p> : (
          <div className={table['scroll']}>
            <table className={table['table']}>
              <thead><tr><th>{t('subject')}</th><th>{t('field')}</th><th>{t('before')}</th><th>{t('after')}</th></tr></thead>
              <tbody>
                {changes.map(change => (
                  <tr key={`${change.subject} ${change.field}`}>
                    <td><code>{change.subject}</code></td><td>{change.field === '' ? t('whole') : <code>{change.field}</code>}</td>
                    <td lang="zxx"><del>{change.before}</del></td><td lang="zxx"><ins>{change.after}</ins></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Answer>
    </Panel>
  )
}
