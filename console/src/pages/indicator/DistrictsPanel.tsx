import { useQuery } from '@tanstack/react-query'
import type { Indicator, Part } from '../../api/targets'
import { NO_DISTRICT } from '../../api/types'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { districtShapes } from '../../map/districtShapes'
import { outlinePath } from '../../map/outlinePath'
import { amount } from '../../parts/amount'
import { Panel } from '../../parts/Panel'
import { useDistricts } from '../../parts/useDistricts'
import styles from './Target.module.css'
import { targetPageWords } from './words'

const FAINTEST = 0.06
const STRONGEST = 0.8

/** Where it stands: the districts as a map and as bars. */
export function DistrictsPanel({ indicator, parts }: { indicator: Indicator; parts: readonly Part[] }) {
  const t = useWords(targetPageWords)
  const { lang } = useLang()
  const { nameOf } = useDistricts()
  const shapes = useQuery(districtShapes()).data
  const valueOf = (part: Part | undefined) => part?.figure.accepted.value ?? 0
  const most = Math.max(1, ...parts.map(valueOf))
  const sorted = [...parts].sort((a, b) => valueOf(b) - valueOf(a))
  return (
    <Panel flush title={t('byDistrict')}>
      <svg className={styles['map']} viewBox="0 0 1000 580" role="img" aria-label={t('mapLabel')}>
        {shapes?.features.map(({ properties, geometry }) => (
          <path
            key={properties.code} d={outlinePath(geometry, shapes.bbox)} fill="currentColor" stroke="currentColor" strokeOpacity={0.5} strokeWidth={1.5}
            fillOpacity={FAINTEST + (STRONGEST - FAINTEST) * (valueOf(parts.find(part => part.key === properties.code)) / most)}
          />
        ))}
      </svg>
      {sorted.map(part => (
        <div key={part.key} className={styles['bar']}>
          <span>{nameOf(part.key === '' ? NO_DISTRICT : part.key)}</span>
          <span className={styles['track']} aria-hidden="true"><i style={{ width: `${(valueOf(part) / most) * 100}%` }} /></span>
          <span>
            {amount(part.figure.accepted.value, lang)}
            {indicator.districts[part.key] !== undefined && <span className={styles['quiet']}> / {amount(indicator.districts[part.key], lang)}</span>}
          </span>
        </div>
      ))}
    </Panel>
  )
}
