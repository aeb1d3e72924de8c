import { useLang, useWords } from '../../app/i18n/LangProvider'
import { attributeWords, isNamed } from '../entity/attributeWords'
import { factsWords } from './words'

const OWN = ['hour', 'day', 'month', 'hourOfDay', 'entity'] as const
type Own = (typeof OWN)[number]

const isOwn = (by: string): by is Own => (OWN as readonly string[]).includes(by)

/** What makes groups, in words: a time, each thing, or an attribute, by its own name if it has no other. */
export function useGroupWord() {
  const t = useWords(factsWords)
  const { lang } = useLang()
  return (by: string): string => (isOwn(by) ? t(by) : isNamed(by) ? attributeWords[lang][by] : by)
}
