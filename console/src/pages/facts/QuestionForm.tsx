import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { factWords } from '../../api/facts'
import { useWords } from '../../app/i18n/LangProvider'
import { TypeMark } from '../../parts/TypeMark'
import { SearchField } from '../entities/SearchField'
import styles from './Facts.module.css'
import { useGroupWord } from './useGroupWord'
import type { useQuestion } from './useQuestion'
import { factsWords } from './words'

const AGGREGATES = ['sum', 'mean', 'min', 'max', 'count', 'last'] as const
const GROUPS = ['hour', 'day', 'month', 'hourOfDay', 'entity'] as const

function Field({ label, wide = false, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <label className={wide ? `${styles['field']} ${styles['wide']}` : styles['field']}>
      <span>{label}</span>
      {children}
    </label>
  )
}

/** Asks: each choice is a step in the address, so that a link asks the same. */
export function QuestionForm({ address }: Pick<ReturnType<typeof useQuestion>, 'address'>) {
  const t = useWords(factsWords)
  const named = useGroupWord()
  const known = useQuery(factWords())
  const type = address.one('type')
  const attributes = known.data?.find(one => one.type === type)?.attributes ?? []
  const names = [...new Set(attributes.map(attribute => attribute.name))]
  const set = (name: string) => (value: string | undefined) => address.set({ [name]: value ?? '' })
  const value = address.one('value')
  const past = address.one('from') !== undefined
  const groups = [...GROUPS.filter(word => past || word === 'entity').map(word => ({ value: word as string, label: named(word) })), ...names.map(name => ({ value: name, label: named(name) }))]
  return (
    <form className={styles['form']} onSubmit={event => event.preventDefault()}>
      <Field label={t('what')} wide>
        <Select
          aria-label={t('what')} showSearch value={type ?? null} placeholder={t('chooseType')} onChange={chosen => address.set({ type: chosen ?? '', by: '', value: '' })}
          options={(known.data ?? []).map(one => ({ value: one.type, label: <TypeMark type={one.type} /> }))}
        />
      </Field>
      <Field label={t('value')} wide>
        <AutoComplete
          aria-label={t('value')} key={value ?? ''} defaultValue={value ?? ''} placeholder={t('valueHint')} allowClear
          options={attributes.filter(one => one.kind === 'PROPERTY').map(one => ({ value: one.name }))}
          onSelect={set('value')} onClear={() => address.set({ value: '' })} onBlur={event => address.set({ value: (event.target as HTMLInputElement).value.trim() })}
        />
      </Field>
      <Field label={t('aggregate')}>
        <Select aria-label={t('aggregate')} disabled={value === undefined} value={value === undefined ? 'count' : (address.one('aggregate') ?? 'sum')} onChange={set('aggregate')} options={AGGREGATES.map(word => ({ value: word, label: t(word) }))} />
      </Field>
      <Field label={t('order')}>
        <Select aria-label={t('order')} value={address.one('order') ?? ''} onChange={set('order')} options={[{ value: '', label: t('usualOrder') }, { value: 'key', label: t('byKey') }, { value: '-value', label: t('largest') }, { value: 'value', label: t('smallest') }]} />
      </Field>
      <Field label={t('by')} wide>
        <Select aria-label={t('by')} mode="multiple" maxCount={4} maxTagCount="responsive" value={address.list('by')} onChange={chosen => address.set({ by: chosen })} options={groups} />
      </Field>
      <Field label={t('from')}><Input type="date" aria-label={t('from')} value={address.one('from') ?? ''} onChange={event => address.set({ from: event.target.value })} /></Field>
      <Field label={t('until')}><Input type="date" aria-label={t('until')} disabled={!past} value={address.one('until') ?? ''} onChange={event => address.set({ until: event.target.value })} /></Field>
      <Field label={t('against')}>
        <Select
          aria-label={t('against')} disabled={!past} value={address.one('against') ?? ''} onChange={set('against')}
          options={[{ value: '', label: t('noComparison') }, { value: '1', label: t('dayBefore') }, { value: '7', label: t('weekBefore') }, { value: '364', label: t('yearBefore') }]}
        />
      </Field>
      <Field label={t('which')}><SearchField value={address.one('q') ?? ''} label={t('whichHint')} onSearch={q => address.set({ q }, 'replace')} /></Field>
    </form>
  )
}
