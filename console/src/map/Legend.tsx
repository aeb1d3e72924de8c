import { shortCount } from '../app/i18n/format'
import { useLang, useWords } from '../app/i18n/LangProvider'
import { TypeName, TypeShape } from '../parts/TypeMark'
import styles from './Legend.module.css'
import { mapWords } from './words'

/** What each sign means; choosing some shows only those, choosing none shows all. */
export function Legend({ counts, chosen, onChoose }: {
  /** how many of each type there are; the legend keeps this order */
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
  onChoose: (types: readonly string[]) => void
}) {
  const { lang } = useLang()
  const t = useWords(mapWords)
  const toggle = (type: string) => {
    const next = chosen.includes(type) ? chosen.filter(one => one !== type) : [...chosen, type]
    onChoose(next.length === counts.size ? [] : next)
  }
  return (
    <ul className={styles['legend']} aria-label={t('legend')} title={t('hollow')}>
      {[...counts].map(([type, count]) => (
        <li key={type}>
          <button type="button" className={styles['kind']} aria-pressed={chosen.includes(type)} onClick={() => toggle(type)}>
            <TypeShape type={type} />
            <TypeName type={type} />
            <span className={styles['count']}>{shortCount(count, lang)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
