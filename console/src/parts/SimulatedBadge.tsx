import { ExperimentOutlined } from '@ant-design/icons'
import { count } from '../app/i18n/format'
import { useLang, useWords } from '../app/i18n/LangProvider'
import styles from './marks.module.css'
import { stateWords } from './words'

/** Marks an entity that says of itself that it is simulated. Shows nothing for what is real. */
export function SimulatedBadge({ simulated }: { simulated: boolean | undefined }) {
  const t = useWords(stateWords)
  if (simulated !== true) return null
  return (
    <span className={styles['simulated']} title={t('simulatedWhy')}>
      <ExperimentOutlined aria-hidden="true" />
      <span className={styles['word']}>{t('simulated')}</span>
    </span>
  )
}

/** Says how much of a figure is simulated. Shows nothing where nothing is. */
export function SimulatedPart({ simulated, of }: { simulated: number; of: number }) {
  const t = useWords(stateWords)
  const { lang } = useLang()
  if (simulated === 0) return null
  return (
    <span className={`${styles['simulated']} ${styles['small']}`} title={t('simulatedPartWhy')}>
      <ExperimentOutlined aria-hidden="true" />
      {simulated === of ? t('simulated') : t('simulatedPart', { n: count(simulated, lang) })}
    </span>
  )
}
