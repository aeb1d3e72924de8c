import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type Measure, type TargetsOverview, targets } from '../../api/targets'
import { share } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { amount } from '../../parts/amount'
import { Answer } from '../../parts/Answer'
import { Moment } from '../../parts/Moment'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { targetWords } from '../../parts/targetWords'
import styles from './Brief.module.css'
import { briefWords } from './words'

const LATE = new Set(['behind', 'missed', 'at-risk'])

/** All quantities on one page, fit to be printed. */
export default function Brief() {
  const t = useWords(briefWords)
  const query = useQuery(targets())
  return (
    <Page>
      <PageHeader title={t('title')} lead={<Link to="/targets">{t('back')}</Link>} actions={<Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>} />
      <Answer query={query} lines={12}>{data => <Sheet data={data} />}</Answer>
    </Page>
  )
}

function Sheet({ data: { plan, indicators, asOf } }: { data: TargetsOverview }) {
  const t = useWords(briefWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const quantities = indicators.filter(({ indicator }) => indicator.kind === 'quantity')
  const sum = (measure: Measure) => quantities.reduce((all, { figure }) => all + figure[measure].assets, 0)
  return (
    <article className={styles['sheet']}>
      <header>
        <h2>{t('title')}</h2>
        <p className={styles['quiet']}>{plan?.title[lang]} · <span lang="zh-CN">{plan?.document}</span> · {t('asOf')} <Moment at={asOf} /></p>
      </header>
      <p>{t('summary', { all: indicators.length, reached: indicators.filter(one => one.status === 'reached').length, late: indicators.filter(one => LATE.has(one.status)).length })}</p>
      <div className={styles['scroll']} role="region" aria-label={t('indicator')} tabIndex={0}>
        <table className={styles['table']}>
          <thead><tr><th>{t('indicator')}</th><th className={styles['number']}>{t('goal')}</th><th className={styles['number']}>{t('done')}</th><th className={styles['number']}>{t('alive')}</th><th>{t('status')}</th></tr></thead>
          <tbody>
            {quantities.map(({ indicator, figure, status }) => (
              <tr key={indicator.code}>
                <td>{indicator.name[lang]} <span className={styles['quiet']} lang="zh-CN">{indicator.clause}</span></td>
                <td className={styles['number']}>{indicator.direction === 'at-most' ? '≤ ' : ''}{amount(indicator.target, lang)} {indicator.unit[lang]}</td>
                <td className={styles['number']}>{amount(figure.accepted.value, lang)}</td>
                <td className={styles['number']}>{figure.accepted.assets === 0 ? '–' : share(figure.alive.assets, figure.accepted.assets, lang)}</td>
                <td>{of(status)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t('gapLine', { notAccepted: sum('not-accepted'), neverSeen: sum('never-seen'), silent: sum('silent') })}</p>
      <p className={styles['quiet']}>{t('foot')}</p>
    </article>
  )
}
