import { Button } from 'antd'
import { NO_DISTRICT } from '../../api/types'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { useTheme } from '../../app/theme/ThemeProvider'
import { Answer } from '../../parts/Answer'
import { Panel } from '../../parts/Panel'
import { SimulatedPart } from '../../parts/SimulatedBadge'
import { typeColour } from '../../parts/typeLook'
import { total } from './figures'
import styles from './Overview.module.css'
import type { Overview } from './useOverview'
import { overviewWords } from './words'

/** One bar a district, in the types' colours; pressing one filters by it. */
export function DistrictBars({ overview: { address, cells, chosen, names, sums } }: { overview: Overview }) {
  const t = useWords(overviewWords)
  const { lang } = useLang()
  const { dark } = useTheme()
  const filtered = chosen.types.length + chosen.districts.length > 0
  const toggle = (code: string) =>
    address.set({ district: chosen.districts.includes(code) ? chosen.districts.filter(one => one !== code) : [...chosen.districts, code] })
  const codes = [...new Set([...names.list.map(district => district.code), ...(sums?.districts.keys() ?? [])])].filter(code => code !== NO_DISTRICT)
  const rows = codes.map(code => ({ code, types: sums?.districts.get(code), sum: total(sums?.districts.get(code)) })).sort((a, b) => b.sum.count - a.sum.count)
  const homeless = sums?.districts.get(NO_DISTRICT)
  if (homeless !== undefined) rows.push({ code: NO_DISTRICT, types: homeless, sum: total(homeless) })
  const most = Math.max(1, ...rows.map(row => row.sum.count))
  const all = rows.reduce((sum, row) => ({ count: sum.count + row.sum.count, simulated: sum.simulated + row.sum.simulated }), { count: 0, simulated: 0 })
  return (
    <Panel
      flush className={styles['districts']}
      title={<span className={styles['titled']}>{t('byDistrict')}<SimulatedPart simulated={all.simulated} of={all.count} /></span>}
      extra={filtered && <Button size="small" type="link" onClick={() => address.set({ type: '', district: '' })}>{t('clear')}</Button>}
    >
      <Answer query={cells} lines={8}>
        {() => (
          <div className={styles['bars']}>
            {rows.map(({ code, types, sum }) => (
              <button key={code} type="button" className={styles['bar']} aria-pressed={chosen.districts.includes(code)} onClick={() => toggle(code)}>
                <span className={styles['name']}>{names.nameOf(code)}</span>
                <span className={styles['track']} aria-hidden="true">
                  {[...(types ?? [])].map(([type, part]) => <span key={type} style={{ width: `${(part.count / most) * 100}%`, background: typeColour(type, dark) }} />)}
                </span>
                <span className={styles['number']}>{count(sum.count, lang)}</span>
              </button>
            ))}
          </div>
        )}
      </Answer>
    </Panel>
  )
}
