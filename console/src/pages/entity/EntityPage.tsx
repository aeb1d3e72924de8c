import { useParams } from 'react-router'
import { isProblem } from '../../api/problem'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { EntityView } from './EntityView'
import { useEntity } from './useEntity'
import { entityWords } from './words'

/** One entity: what it is, where it is, what it says. */
export default function EntityPage() {
  const { id = '' } = useParams()
  return <OneEntity key={id} id={id} />
}

function OneEntity({ id }: { id: string }) {
  const t = useWords(entityWords)
  const { short, full } = useEntity(id)
  if (short.data !== undefined && full.data !== undefined) {
    const deleted = isProblem(short.error, 404) || isProblem(full.error, 404)
    return <EntityView entity={short.data} full={full.data} state={deleted ? 'deleted' : 'there'} />
  }
  const query = short.error === null ? full : short
  return (
    <Page>
      <PageHeader title={t('entity')} lead={<code>{id}</code>} />
      <Panel><Answer query={query as typeof short} lines={10}>{() => null}</Answer></Panel>
    </Page>
  )
}
