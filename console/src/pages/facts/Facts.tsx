import { useQuery } from '@tanstack/react-query'
import { facts } from '../../api/facts'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Empty } from '../../parts/Empty'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import styles from './Facts.module.css'
import { FactsView } from './FactsView'
import { QuestionForm } from './QuestionForm'
import { useQuestion } from './useQuestion'
import { factsWords } from './words'

/** Figures of the city, by questions; the address is the question. */
export default function Facts() {
  const t = useWords(factsWords)
  const { address, question } = useQuestion()
  const answer = useQuery(facts(question))
  return (
    <div className={styles['page']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<ShareButton />}
      />
      <Panel><QuestionForm address={address} /></Panel>
      {question === undefined ? <Empty title={t('chooseType')} hint={t('chooseTypeHint')} /> : (
        <Answer query={answer} lines={8}>{data => <FactsView table={data} question={question} />}</Answer>
      )}
    </div>
  )
}
