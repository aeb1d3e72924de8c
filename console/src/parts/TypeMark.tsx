import { useLang } from '../app/i18n/LangProvider'
import { useTheme } from '../app/theme/ThemeProvider'
import styles from './marks.module.css'
import { shapePaths, typeColour, typeLook } from './typeLook'
import { isKnown, shortType, typeWords } from './typeWords'

/** The type's shape in its colour. */
export function TypeShape({ type, size = 12 }: { type: string; size?: number }) {
  const { dark } = useTheme()
  return (
    <svg className={styles['shape']} width={size} height={size} viewBox="-1.1 -1.1 2.2 2.2" aria-hidden="true">
      <path d={shapePaths[typeLook(type).shape]} fill={typeColour(type, dark)} />
    </svg>
  )
}

/** What the type is called in the page's language, or its own name, which is in none. */
export function TypeName({ type }: { type: string }) {
  const { lang } = useLang()
  return isKnown(type) ? <span>{typeWords[lang][type]}</span> : <span lang="zxx">{shortType(type)}</span>
}

/** The type's shape and its name. */
export function TypeMark({ type }: { type: string }) {
  return (
    <span className={styles['mark']}>
      <TypeShape type={type} />
      <TypeName type={type} />
    </span>
  )
}
