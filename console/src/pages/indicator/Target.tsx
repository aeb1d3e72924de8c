import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { type TargetDetail, target } from '../../api/targets'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import { StatusMark } from '../../parts/StatusMark'
import { targetWords } from '../../parts/targetWords'
import { About } from './About'
import { AssetsPanel } from './AssetsPanel'
import { DepartmentsPanel } from './DepartmentsPanel'
import { DistrictsPanel } from './DistrictsPanel'
import { FigureTiles } from './FigureTiles'
import { HistoryPanel } from './HistoryPanel'
import { RecordForm } from './RecordForm'
import styles from './Target.module.css'
import { targetPageWords } from './words'

/** One indicator: its figure, where it comes from, and what is missing. */
export default function Target() {
  const { code = '' } = useParams()
  const query = useQuery(target(code))
  return <Answer query={query} lines={12}>{detail => <View detail={detail} />}</Answer>
}

function View({ detail }: { detail: TargetDetail }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const { progress, breakdown } = detail
  const { indicator } = progress
  return (
    <Page>
      <PageHeader
        title={indicator.name[lang]}
        beside={<StatusMark status={progress.status} />}
        lead={<><Link to="/targets">{t('back')}</Link> / {of('clause')} <span lang="zh-CN">{indicator.clause}</span></>}
        actions={
          <>
            {indicator.formula !== undefined && (
              <Button icon={<DownloadOutlined />} href={`/api/targets/indicators/${indicator.code}/evidence`} title={t('evidenceHow')}>{t('evidence')}</Button>
            )}
            <ShareButton />
          </>
        }
      />
      <FigureTiles progress={progress} />
      <div className={styles['grid']}>
        <div className={styles['columns']}>
          <HistoryPanel progress={progress} />
          <AssetsPanel code={indicator.code} figure={progress.figure} />
        </div>
        <div className={styles['columns']}>
          <Panel title={t('wording')}><About indicator={indicator} /></Panel>
          <DistrictsPanel indicator={indicator} parts={breakdown.districts} />
          <DepartmentsPanel parts={breakdown.departments} />
          {indicator.formula !== undefined && <RecordForm code={indicator.code} />}
        </div>
      </div>
    </Page>
  )
}
