import { useQuery } from '@tanstack/react-query'
import { useLang } from '../app/i18n/LangProvider'
import styles from './DistrictMap.module.css'
import { districtShapes } from './districtShapes'
import { outlinePath } from './outlinePath'

const FAINTEST = 0.12
const STRONGEST = 0.8

/**
 * The city's districts, the darker the larger their figure; each tells its name and figure. Districts without one stay
 * empty. The figures themselves must stand beside it in words: nothing is told by colour alone.
 */
export function DistrictMap({ figures, label, text }: { figures: ReadonlyMap<string, number>; label: string; text: (figure: number) => string }) {
  const { lang } = useLang()
  const { data: shapes } = useQuery(districtShapes())
  const most = Math.max(...figures.values(), 0)
  return (
    <svg className={styles['map']} viewBox="0 0 1000 580" preserveAspectRatio="xMidYMid meet" role="img" aria-label={label}>
      {shapes?.features.map(({ properties, geometry }) => {
        const figure = figures.get(properties.code)
        const strength = figure === undefined || most === 0 ? 0 : FAINTEST + (STRONGEST - FAINTEST) * Math.max(0, figure / most)
        return (
          <path key={properties.code} className={styles['district']} d={outlinePath(geometry, shapes.bbox)} fillOpacity={strength}>
            <title>{`${properties[lang]}: ${figure === undefined ? '–' : text(figure)}`}</title>
          </path>
        )
      })}
    </svg>
  )
}
