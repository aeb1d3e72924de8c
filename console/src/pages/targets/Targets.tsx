import { useQuery } from '@tanstack/react-query'
import { FlagOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { type TargetsOverview, targets } from '../../api/targets'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Moment } from '../../parts/Moment'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import { State } from '../../parts/State'
import { StatusMark } from '../../parts/StatusMark'
import { targetWords } from '../../parts/targetWords'
import { IndicatorRow } from './IndicatorRow'
import styles from './Targets.module.css'
import { targetsWords } from './words'

/** What was promised and what has become of it, at a glance. */
export default function Targets() {
  const t = useWords(targetsWords)
  const of = useWords(targetWords)
  const query = useQuery(targets())
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={query.data?.plan && <PlanLine data={query.data} />}
        beside={query.data?.counting === true && <span className={styles['quiet']} role="status">{of('counting')}</span>}
        actions={
          <div className={styles['tools']}>
            <Link to="/targets/gaps">{t('toGaps')}</Link>
            <Link to="/targets/plan">{t('toPlan')}</Link>
            <Link to="/targets/brief">{t('toBrief')}</Link>
            <ShareButton />
          </div>
        }
      />
      <Answer query={query} lines={12}>{data => (data.plan === null ? <Panel><State icon={<FlagOutlined />} title={t('noPlan')} hint={t('noPlanHint')} action={<Link to="/targets/plan">{t('toPlan')}</Link>} /></Panel> : <Lists data={data} />)}</Answer>
    </Page>
  )
}

function PlanLine({ data: { plan, asOf } }: { data: TargetsOverview }) {
  const t = useWords(targetsWords)
  const { lang } = useLang()
  if (plan === null) return null
  return <>{plan.title[lang]} · <span lang="zh-CN">{plan.document}</span> · {t('version', { n: plan.version })} · <Moment at={asOf} /></>
}

function Lists({ data }: { data: TargetsOverview }) {
  const t = useWords(targetsWords)
  const { lang } = useLang()
  const milestones = data.indicators.filter(({ indicator }) => indicator.kind === 'milestone')
  const quantities = data.indicators.filter(({ indicator }) => indicator.kind === 'quantity')
  return (
    <>
      <Panel flush title={t('quantities')}>
        <div className={`${styles['row']} ${styles['head']}`} aria-hidden="true">
          <span>{t('indicator')}</span><span>{t('headline')}</span><span>{t('aliveShare')}</span>
          <span className={styles['wide']}>{t('gaps')}</span><span className={styles['wide']}>{t('trend')}</span><span>{t('status')}</span>
        </div>
        <ul className={styles['list']}>{quantities.map(progress => <IndicatorRow key={progress.indicator.code} progress={progress} />)}</ul>
      </Panel>
      {milestones.length > 0 && (
        <Panel flush title={t('milestones')}>
          <ul className={styles['milestones']}>
            {milestones.map(({ indicator, status }) => (
              <li key={indicator.code} className={styles['milestone']}>
                <div className={styles['name']}>
                  <Link to={`/targets/${indicator.code}`}>{indicator.name[lang]}</Link>
                  <small lang="zh-CN">{indicator.clause}</small>
                </div>
                <StatusMark status={status} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
