import { useWords } from '../../app/i18n/LangProvider'
import { CopyButton } from '../../parts/CopyButton'
import { Empty } from '../../parts/Empty'
import styles from './Overview.module.css'
import { overviewWords } from './words'

const COMMAND = './cityplane import examples/shenzhen/districts.yaml && ./cityplane import examples/shenzhen/stations.yaml'

/** A city without entities: how to bring some in. */
export function EmptyCity() {
  const t = useWords(overviewWords)
  return (
    <Empty
      title={t('empty')} hint={t('emptyHint')}
      action={<><code className={styles['command']}>{COMMAND}</code><CopyButton text={() => COMMAND} /></>}
    />
  )
}
