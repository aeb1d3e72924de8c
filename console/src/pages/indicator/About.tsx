import { useQuery } from '@tanstack/react-query'
import { type Indicator, targets } from '../../api/targets'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { targetWords } from '../../parts/targetWords'
import styles from './Target.module.css'
import { targetPageWords } from './words'

/** What the policy says, who answers for it, and how it is counted. */
export function About({ indicator }: { indicator: Indicator }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const names = useQuery(targets()).data?.plan?.departments ?? {}
  const told = (keys: readonly string[]) => keys.map(key => names[key]?.[lang] ?? key).join(', ')
  return (
    <dl className={styles['facts']}>
      <dt>{t('wording')}</dt><dd>{indicator.wording[lang]}</dd>
      <dt>{of('due')}</dt><dd>{indicator.due ?? of('noDue')}</dd>
      <dt>{t('lead')}</dt><dd>{indicator.lead.length === 0 ? t('leadNone') : told(indicator.lead)}</dd>
      {indicator.supporting.length > 0 && <><dt>{t('supporting')}</dt><dd>{told(indicator.supporting)}</dd></>}
      {indicator.formula !== undefined && <><dt>{t('formula')}</dt><dd><code lang="zxx">{indicator.formula}</code></dd></>}
      {indicator.aliveWithin !== undefined && <><dt>{t('window')}</dt><dd><code>{indicator.aliveWithin}</code></dd></>}
    </dl>
  )
}
