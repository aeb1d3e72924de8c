import { Table } from 'antd'
import { Link } from 'react-router'
import type { FactRow, FactTable } from '../../api/facts'
import { count, share } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Told } from '../../parts/Told'
import { unitSymbol } from '../entity/units'
import styles from './Facts.module.css'
import { keyText } from './keyText'
import { useGroupWord } from './useGroupWord'
import { factsWords } from './words'

const figure = (n: number, lang: 'zh' | 'en') => new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 3 }).format(n)

/** The figures, one line a group; what is an entity leads to its page. */
export function FactsTable({ table }: { table: FactTable }) {
  const t = useWords(factsWords)
  const { lang } = useLang()
  const compared = table.rows.some(row => row.before !== undefined)
  const symbol = unitSymbol(table.unit)
  const named = useGroupWord()
  const number = { align: 'right' as const, className: styles['number'] ?? '' }
  const columns = [
    ...table.by.map((by, i) => ({
      key: `by${i}`, title: named(by),
      render: (_: unknown, row: FactRow) => {
        const key = row.keys[i] ?? {}
        const told = <Told text={keyText(key, i, table, lang, t('noWord'))} />
        return key.entity === undefined ? told : <Link to={`/entities/${encodeURIComponent(key.entity)}`}>{told}</Link>
      }
    })),
    { key: 'value', title: symbol === '' ? t('figure') : `${t('figure')} (${symbol})`, ...number, render: (_: unknown, row: FactRow) => figure(row.value, lang) },
    { key: 'count', title: t('countColumn'), ...number, render: (_: unknown, row: FactRow) => count(row.count, lang) },
    ...(compared
      ? [
          { key: 'before', title: t('before'), ...number, render: (_: unknown, row: FactRow) => (row.before === undefined ? '' : figure(row.before, lang)) },
          { key: 'change', title: t('change'), ...number, render: (_: unknown, row: FactRow) => (row.change === undefined ? '' : `${row.change > 0 ? '+' : ''}${share(row.change, 1, lang)}`) }
        ]
      : [])
  ]
  return (
    <Table<FactRow>
      size="small" columns={columns} dataSource={[...table.rows]} rowKey={row => JSON.stringify(row.keys)} scroll={{ x: 'max-content' }}
      pagination={table.rows.length > 50 ? { pageSize: 50, showSizeChanger: false, size: 'small' } : false}
    />
  )
}
