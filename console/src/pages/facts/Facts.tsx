import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { facts } from '../../api/facts'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Empty } from '../../parts/Empty'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import styles from './Facts.module.css'
import { FactsView } from './FactsView'
import { csvOf, save } from './factFile'
import { QuestionForm } from './QuestionForm'
import { useQuestion } from './useQuestion'
import { factsWords } from './words'

/** Figures of the city, by questions; the address is the question. */
export default function Facts() {
  const t = useWords(factsWords)
  const { lang } = useLang()
  const { address, question } = useQuestion()
  const answer = useQuery(facts(question))
  const table = answer.data
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Button disabled={table === undefined} icon={<DownloadOutlined aria-hidden="true" />} onClick={() => table && save('cityplane.csv', 'text/csv', csvOf(table, lang))}>{t('csv')}</Button>
            <Button disabled={table === undefined} onClick={() => table && save('cityplane.json', 'application/json', JSON.stringify({ question, answer: table }, null, 2))}>{t('json')}</Button>
            <ShareButton />
          </>
        }
      />
      <Panel><QuestionForm address={address} /></Panel>
      {question === undefined ? <Empty title={t('chooseType')} hint={t('chooseTypeHint')} /> : (
        <Answer query={answer} lines={8}>{data => <FactsView table={data} question={question} />}</Answer>
      )}
    </div>
  )
}
