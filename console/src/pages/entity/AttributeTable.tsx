import type { NgsiEntity } from '../../api/types'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Moment } from '../../parts/Moment'
import { attributeWords, isNamed } from './attributeWords'
import { rows } from './attributes'
import styles from './Entity.module.css'
import { SaidValue } from './SaidValue'
import { entityWords } from './words'

/** All that an entity says of itself, attributes of attributes beneath them. */
export function AttributeTable({ entity }: { entity: NgsiEntity }) {
  const t = useWords(entityWords)
  const { lang } = useLang()
  return (
    <table className={styles['attributes']}>
      <thead>
        <tr><th scope="col">{t('attribute')}</th><th scope="col">{t('value')}</th><th scope="col">{t('observedAt')}</th><th scope="col">{t('modifiedAt')}</th></tr>
      </thead>
      <tbody>
        {rows(entity).map(({ key, name, depth, dataset, said, unitCode, observedAt, modifiedAt }) => (
          <tr key={key} data-sub={depth > 0}>
            <th scope="row" style={{ paddingInlineStart: 16 + depth * 18 }}>
              {isNamed(name) && <span>{attributeWords[lang][name]}</span>}
              <code lang="zxx">{name}</code>
              {dataset !== undefined && <code lang="zxx">{dataset}</code>}
            </th>
            <td className={styles['said']}><SaidValue said={said} unitCode={unitCode} /></td>
            <td data-name={t('observedAt')} data-empty={observedAt === undefined}>{observedAt !== undefined && <Moment at={observedAt} />}</td>
            <td data-name={t('modifiedAt')} data-empty={modifiedAt === undefined}>{modifiedAt !== undefined && <Moment at={modifiedAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
