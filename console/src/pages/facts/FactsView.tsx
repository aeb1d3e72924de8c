import { theme } from 'antd'
import { useMemo } from 'react'
import type { FactTable, Question } from '../../api/facts'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { LazyChart } from '../../charts/LazyChart'
import { DistrictMap } from '../../map/DistrictMap'
import { Empty } from '../../parts/Empty'
import { Panel } from '../../parts/Panel'
import { unitSymbol } from '../entity/units'
import styles from './Facts.module.css'
import { FactsTable } from './FactsTable'
import { Exports } from './Exports'
import { factChart } from './factChart'
import { keyText } from './keyText'
import { useGroupWord } from './useGroupWord'
import { factsWords } from './words'

const DISTRICT = 'urn:ngsi-ld:AdministrativeArea:'

/** The figures of each district, where districts are the only groups. */
function districtsOf(table: FactTable): ReadonlyMap<string, number> {
  if (table.by.length !== 1) return new Map()
  return new Map(
    table.rows.flatMap(row => {
      const entity = row.keys[0]?.entity
      return entity?.startsWith(DISTRICT) === true ? [[entity.slice(DISTRICT.length), row.value] as const] : []
    })
  )
}

/** The answer: one figure as such, several as a chart, a map where they are districts', and the table. */
export function FactsView({ table, question }: { table: FactTable; question: Question }) {
  const t = useWords(factsWords)
  const { lang } = useLang()
  const { token } = theme.useToken()
  const unit = unitSymbol(table.unit)
  const number = useMemo(() => {
    const format = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 3 })
    return (n: number) => format.format(n)
  }, [lang])
  const noWord = t('noWord')
  const option = useMemo(
    () => factChart(table, { token, unit, number, text: (row, i) => keyText(row.keys[i] ?? {}, i, table, lang, noWord) }),
    [table, token, unit, number, lang, noWord]
  )
  const districts = useMemo(() => districtsOf(table), [table])
  const named = useGroupWord()
  if (table.rows.length === 0) return <Empty title={t('none')} hint={t('noneHint')} />
  const label = t('chartOf', { value: question.value ?? t('counting'), by: table.by.map(named).join(' · ') })
  const only = table.rows.length === 1 && table.by.length === 0 ? table.rows[0] : undefined
  return (
    <>
      {option !== null && (
        <div className={`${styles['seen']} ${districts.size > 0 ? styles['withMap'] : ''}`}>
          <Panel title={t('chart')}><LazyChart option={option} label={label} height={320} /></Panel>
          {districts.size > 0 && (
            <Panel title={t('map')}>
              <DistrictMap figures={districts} label={label} text={n => `${number(n)} ${unit}`.trim()} />
              <p className={styles['note']}>{t('sketch')}</p>
            </Panel>
          )}
        </div>
      )}
      {only !== undefined && <Panel><div className={styles['one']}>{number(only.value)} <small>{unit}</small></div></Panel>}
      <Panel title={t('table')} extra={<Exports table={table} question={question} />} flush>
        <FactsTable table={table} />
      </Panel>
      <p className={styles['note']}>
        {table.rows.length < table.groups && t('shown', { n: count(table.rows.length, lang) })}
        {t('total', { groups: count(table.groups, lang), values: count(table.values, lang), entities: count(table.entities, lang) })}
        {table.leftOut > 0 && t('leftOut', { n: count(table.leftOut, lang) })}
      </p>
    </>
  )
}
