import { Link } from 'react-router'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { entityPath } from '../../parts/entityColumns'
import { Told } from '../../parts/Told'
import type { Said } from './attributes'
import styles from './Entity.module.css'
import { unitSymbol } from './units'
import { entityWords } from './words'

/** What an attribute says, as a person reads it. */
export function SaidValue({ said, unitCode }: { said: Said; unitCode: string | undefined }) {
  const t = useWords(entityWords)
  const { lang } = useLang()
  switch (said.kind) {
    case 'number': {
      const unit = unitSymbol(unitCode)
      return <span lang="zxx">{new Intl.NumberFormat(lang, { maximumFractionDigits: 12, useGrouping: false }).format(said.value)}{unit === '' ? '' : ` ${unit}`}</span>
    }
    case 'truth':
      return <span>{t(said.value ? 'yes' : 'no')}</span>
    case 'text':
      return <Told text={said.value} />
    case 'place':
      return <span lang="zxx">{said.lat.toFixed(5)}, {said.lon.toFixed(5)}</span>
    case 'link':
      return <span lang="zxx">{said.ids.map((id, i) => <span key={id}>{i > 0 && ', '}<Link to={entityPath(id)}>{id}</Link></span>)}</span>
    case 'languages':
      return <span>{said.texts.map(([tag, text], i) => <span key={tag} lang={tag === 'en' ? 'en-GB' : tag}>{i > 0 && ' · '}{text}</span>)}</span>
    case 'json':
      return <code className={styles['value']} lang="zxx">{said.text}</code>
  }
}
