import { useLang } from '../app/i18n/LangProvider'
import type { Name } from '../api/types'

/** The language that a text from outside is most likely in, for those who hear it read. */
export const langOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'zxx')

/** A text that is nobody's translation: a name, an address, a code. */
export const Told = ({ text }: { text: string }) => <span lang={langOf(text)}>{text}</span>

/** A name in the page's language, as far as it is known. */
export function NameOf({ name }: { name: Name }) {
  const { lang } = useLang()
  return <Told text={name[lang]} />
}
