import { Alert } from 'antd'
import { Link } from 'react-router'
import { type Entity, type NgsiEntity, NO_DISTRICT } from '../../api/types'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { CopyButton } from '../../parts/CopyButton'
import { HeardMark } from '../../parts/HeardMark'
import { Page } from '../../parts/Page'
import { PageHeader } from '../../parts/PageHeader'
import { Panel } from '../../parts/Panel'
import { ShareButton } from '../../parts/ShareButton'
import { SimulatedBadge } from '../../parts/SimulatedBadge'
import { langOf } from '../../parts/Told'
import { TypeMark } from '../../parts/TypeMark'
import { useDistricts } from '../../parts/useDistricts'
import { AttributeTable } from './AttributeTable'
import styles from './Entity.module.css'
import { PlaceMap } from './PlaceMap'
import { entityWords } from './words'

/** An entity as it is, or as it was when it was deleted under the reader's eyes. */
export function EntityView({ entity, full, state }: { entity: Entity; full: NgsiEntity; state: 'there' | 'deleted' }) {
  const t = useWords(entityWords)
  const { lang } = useLang()
  const { nameOf } = useDistricts()
  const json = JSON.stringify(full, null, 2)
  return (
    <Page>
      <PageHeader
        title={entity.name[lang]} titleLang={langOf(entity.name[lang])}
        beside={<><TypeMark type={entity.type} /><HeardMark entity={entity} /><SimulatedBadge simulated={entity.simulated} /></>}
        lead={<><Link to="/entities">{t('back')}</Link> / <Link to={`/entities?district=${entity.district ?? NO_DISTRICT}`}>{nameOf(entity.district ?? NO_DISTRICT)}</Link> / <code>{entity.id}</code></>}
        actions={<ShareButton />}
      />
      {state === 'deleted' && <Alert type="warning" showIcon title={t('deleted')} description={t('deletedHint')} />}
      <div className={styles['grid']} data-state={state}>
        <Panel flush title={t('attributes')} className={styles['table']}><AttributeTable entity={full} /></Panel>
        <div className={styles['aside']}>
          {entity.place !== undefined && <Panel flush title={t('place')} className={styles['place']}><PlaceMap entity={entity} place={entity.place} /></Panel>}
          <Panel flush title={t('raw')} extra={<CopyButton text={() => json} />} className={styles['raw']}>
            <pre className={styles['json']} tabIndex={0} aria-label={t('raw')} lang="zxx">{json}</pre>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
