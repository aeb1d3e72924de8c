import { useQuery } from '@tanstack/react-query'
import { apiDescription } from '../../api/queries'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { CopyButton } from '../../parts/CopyButton'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import styles from './Api.module.css'
import { operations } from './description'
import { OperationItem } from './OperationItem'
import { isTag, tagWords } from './tagWords'
import { apiWords } from './words'

const TOKEN = 'TOKEN=$(./cityplane token --role operator --name me)'

/** What programs can ask of the twin, from the server's own description, with commands to copy. */
export default function Api() {
  const t = useWords(apiWords)
  const tags = useWords(tagWords)
  const description = useQuery(apiDescription())
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} actions={<a href="/ngsi-ld/openapi.json">{t('document')}</a>} />
      <Panel title={t('token')} extra={<CopyButton text={() => TOKEN} />}>
        <p className={styles['hint']}>{t('tokenHint')}</p>
        <pre className={styles['command']} tabIndex={0} lang="zxx">{TOKEN}</pre>
      </Panel>
      <Answer query={description} lines={12}>
        {document => {
          const all = operations(document)
          return [...new Set(all.map(operation => operation.tag))].map(tag => (
            <Panel key={tag} flush title={isTag(tag) ? tags(tag) : <span lang="en">{tag}</span>}>
              {all.filter(operation => operation.tag === tag).map(operation => <OperationItem key={operation.id} operation={operation} />)}
            </Panel>
          ))
        }}
      </Answer>
    </Page>
  )
}
