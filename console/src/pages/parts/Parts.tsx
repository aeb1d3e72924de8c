import { Button } from 'antd'
import { Problem } from '../../api/problem'
import { useWords } from '../../app/i18n/LangProvider'
import { Empty } from '../../parts/Empty'
import { Failure } from '../../parts/Failure'
import { HeardMark } from '../../parts/HeardMark'
import { Loading } from '../../parts/Loading'
import { NoPermission } from '../../parts/NoPermission'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { SimulatedBadge, SimulatedPart } from '../../parts/SimulatedBadge'
import { known } from '../../parts/typeLook'
import { TypeMark } from '../../parts/TypeMark'
import styles from './Parts.module.css'
import { partsWords } from './words'

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
const ages = [{ observedAt: ago(20) }, { modifiedAt: ago(9_000) }, { observedAt: ago(400_000) }, {}]
const failed = new Problem(500, '/problems/example', 'Example', 'the example failed on purpose')
const missing = new Problem(404, '/problems/not-found', 'Not found', 'There is no entity of this id that you may see.')
const unreachable = new Problem(Problem.unreachable, 'about:blank', 'unreachable', 'Failed to fetch')

/** Every shared part in each of its states: the place to look before building another one. */
export default function Parts() {
  const t = useWords(partsWords)
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} beside={<><SimulatedBadge simulated /><SimulatedPart simulated={12} of={40} /></>} />
      <div className={styles['grid']}>
        <Panel title={t('types')}><div className={styles['marks']}>{[...Object.keys(known), 'QuantumKiosk'].map(type => <TypeMark key={type} type={type} />)}</div></Panel>
        <Panel title={t('ages')}><div className={styles['marks']}>{ages.map((entity, i) => <HeardMark key={i} entity={entity} />)}</div></Panel>
        <Panel title={t('buttons')}>
          <div className={styles['marks']}><Button type="primary">{t('primary')}</Button><Button>{t('plain')}</Button><Button danger>{t('danger')}</Button></div>
        </Panel>
        <Panel flush title={t('loading')}><div data-sample><Loading lines={5} /></div></Panel>
        <Panel title={t('empty')}><Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<Button type="primary">{t('emptyAction')}</Button>} /></Panel>
        <Panel title={t('noPermission')}><NoPermission /></Panel>
        <Panel title={t('failure')}><Failure error={failed} retry={() => {}} /></Panel>
        <Panel title={t('notFound')}><Failure error={missing} /></Panel>
        <Panel title={t('unreachable')}><Failure error={unreachable} retry={() => {}} /></Panel>
      </div>
    </Page>
  )
}
