import { ClockCircleOutlined, EditOutlined, MinusCircleOutlined, WifiOutlined } from '@ant-design/icons'
import type { Entity } from '../api/types'
import { age, dateTime } from '../app/i18n/format'
import { useLang, useWords } from '../app/i18n/LangProvider'
import { heardOf, isOld } from './heard'
import styles from './marks.module.css'
import { useNow } from './Moment'
import { stateWords } from './words'

/** How long ago an entity was last heard of: grey if that is more than a day, or never. */
export function HeardMark({ entity }: { entity: Pick<Entity, 'observedAt' | 'modifiedAt'> }) {
  const t = useWords(stateWords)
  const { lang } = useLang()
  const now = useNow()
  const heard = heardOf(entity)
  if (heard === undefined) {
    return <span className={`${styles['mark']} ${styles['old']}`}><MinusCircleOutlined aria-hidden="true" />{t('neverHeard')}</span>
  }
  const at = new Date(heard.at)
  const old = isOld(at.getTime() / 1000, now.getTime() / 1000)
  const Icon = old ? ClockCircleOutlined : heard.by === 'observed' ? WifiOutlined : EditOutlined
  return (
    <time dateTime={heard.at} className={`${styles['mark']} ${old ? styles['old'] : ''}`} title={`${t(heard.by)} ${dateTime(at, lang)}`}>
      <Icon aria-hidden="true" />
      {age(at, now, lang)}
    </time>
  )
}
