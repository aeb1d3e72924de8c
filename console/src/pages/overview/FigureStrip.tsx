import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Figure } from '../../parts/Figure'
import { SimulatedPart } from '../../parts/SimulatedBadge'
import { TypeMark } from '../../parts/TypeMark'
import type { Sum } from './figures'
import styles from './Overview.module.css'
import type { Overview } from './useOverview'
import { overviewWords } from './words'

const SHOWN = 5

/** How many there are, in all and of the most frequent types; each figure opens the list of what it counts. */
export function FigureStrip({ overview: { cells, chosen, sums } }: { overview: Overview }) {
  const t = useWords(overviewWords)
  const { lang } = useLang()
  const list = (types: readonly string[]) => {
    const query = new URLSearchParams()
    if (types.length > 0) query.set('type', types.join(','))
    if (chosen.districts.length > 0) query.set('district', chosen.districts.join(','))
    return { pathname: '/entities', search: query.toString() }
  }
  const note = (sum: Sum) => <SimulatedPart simulated={sum.simulated} of={sum.count} />
  const types = [...(sums?.types ?? [])].filter(([type]) => chosen.types.length === 0 || chosen.types.includes(type)).slice(0, SHOWN)
  return (
    <Answer query={cells} lines={3}>
      {() => (
        <div className={styles['strip']}>
          {sums !== undefined && <Figure wide={types.length % 2 === 0} name={t('all')} value={count(sums.all.count, lang)} note={note(sums.all)} to={list(chosen.types)} />}
          {types.map(([type, sum]) => <Figure key={type} name={<TypeMark type={type} />} value={count(sum.count, lang)} note={note(sum)} to={list([type])} />)}
        </div>
      )}
    </Answer>
  )
}
