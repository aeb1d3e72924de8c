import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { gaps, type Measure, type Part, targets } from '../../api/targets'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Empty } from '../../parts/Empty'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { targetWords } from '../../parts/targetWords'
import { Told } from '../../parts/Told'
import table from '../indicator/Target.module.css'
import { gapsWords } from './words'

const KINDS = ['not-accepted', 'never-seen', 'silent', 'unknown'] as const satisfies readonly Measure[]

const missing = ({ figure }: Part) => KINDS.reduce((sum, kind) => sum + figure[kind].assets, 0)

/** What is missing, department by department; each number opens the assets behind it. */
export default function Gaps() {
  const t = useWords(gapsWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const overview = useQuery(targets())
  const query = useQuery(gaps())
  const nameOf = (code: string) => overview.data?.indicators.find(({ indicator }) => indicator.code === code)?.indicator.name[lang] ?? code
  const departmentOf = (key: string) => (key === '' ? of('ofCity') : (overview.data?.plan?.departments[key]?.[lang] ?? <Told text={key} />))
  return (
    <Page>
      <PageHeader title={t('title')} lead={<Link to="/targets">{t('back')}</Link>} />
      <Answer query={query}>
        {({ indicators }) => {
          const rows = indicators.flatMap(({ code, departments }) => departments.filter(part => missing(part) > 0).map(part => ({ code, part })))
          const keys = [...new Set(rows.map(({ part }) => part.key))].sort()
          if (rows.length === 0) return <Panel><Empty title={t('none')} hint={t('noneHint')} /></Panel>
          return keys.map(key => (
            <Panel key={key} flush title={departmentOf(key)}>
              <div className={table['scroll']}>
                <table className={table['table']}>
                  <thead><tr><th>{t('indicator')}</th>{KINDS.map(kind => <th key={kind} className={table['number']}>{of(kind)}</th>)}</tr></thead>
                  <tbody>
                    {rows.filter(({ part }) => part.key === key).map(({ code, part }) => (
                      <tr key={code}>
                        <td><Link to={`/targets/${code}`}>{nameOf(code)}</Link></td>
                        {KINDS.map(kind => (
                          <td key={kind} className={table['number']}>
                            {part.figure[kind].assets === 0 ? '–' : <Link to={`/targets/${code}?measure=${kind}`}>{count(part.figure[kind].assets, lang)}</Link>}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Panel>
          ))
        }}
      </Answer>
    </Page>
  )
}
