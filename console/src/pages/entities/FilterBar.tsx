import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { summary } from '../../api/queries'
import { NO_DISTRICT } from '../../api/types'
import { useWords } from '../../app/i18n/LangProvider'
import { TypeMark } from '../../parts/TypeMark'
import { useDistricts } from '../../parts/useDistricts'
import styles from './Entities.module.css'
import { SearchField } from './SearchField'
import type { useEntitiesQuery } from './useEntitiesQuery'
import { entitiesWords } from './words'

/** Chooses what is listed. Each choice is a step that “back” undoes. */
export function FilterBar({ address, query }: ReturnType<typeof useEntitiesQuery>) {
  const t = useWords(entitiesWords)
  const { list, nameOf } = useDistricts()
  const counted = useQuery(summary())
  const types = useMemo(() => [...new Set([...query.type, ...(counted.data?.cells.map(cell => cell.type) ?? [])])].sort(), [counted.data, query.type])
  const choose = (name: string) => (chosen: readonly string[]) => address.set({ [name]: chosen, row: '' })
  const filtered = query.q !== undefined || query.type.length + query.district.length > 0
  const look = { mode: 'multiple', maxTagCount: 'responsive', allowClear: true, showSearch: false } as const
  return (
    <div className={styles['bar']}>
      <SearchField value={query.q ?? ''} label={t('search')} onSearch={q => address.set({ q, row: '' }, 'replace')} />
      <Select {...look} aria-label={t('type')} placeholder={t('allTypes')} value={query.type} onChange={choose('type')} options={types.map(type => ({ value: type, label: <TypeMark type={type} /> }))} />
      <Select {...look} aria-label={t('district')} placeholder={t('allDistricts')} value={query.district} onChange={choose('district')} options={[...list.map(district => district.code), NO_DISTRICT].map(code => ({ value: code, label: nameOf(code) }))} />
      <Button disabled={!filtered} onClick={() => address.set({ q: '', type: '', district: '', row: '' })}>{t('clear')}</Button>
    </div>
  )
}
