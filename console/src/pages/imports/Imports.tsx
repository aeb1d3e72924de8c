import { useState } from 'react'
import { useWords } from '../../app/i18n/LangProvider'
import { Failure } from '../../parts/Failure'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { FilePicker } from './FilePicker'
import { JobView } from './JobView'
import { PastImports } from './PastImports'
import { useJob } from './useJob'
import { importsWords } from './words'

/** Files are brought, tried and imported, and past imports read. */
export default function Imports() {
  const t = useWords(importsWords)
  const [files, setFiles] = useState<readonly File[]>([])
  const desk = useJob()
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Panel title={t('files')}>
        <FilePicker files={files} onFiles={setFiles} isBusy={desk.isBusy} onStart={(mapping, others, rehearsal) => void desk.start(mapping, others, rehearsal)} />
      </Panel>
      {desk.error !== undefined && <Panel><Failure error={desk.error} /></Panel>}
      <JobView desk={desk} />
      <PastImports />
    </Page>
  )
}
