import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { Command } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { entityPage } from '../../api/queries'
import { entityPath } from '../../parts/entityColumns'
import { NameOf } from '../../parts/Told'
import { TypeMark } from '../../parts/TypeMark'
import { useLang, useWords } from '../i18n/LangProvider'
import { menuPages } from '../pages'
import { shellWords } from '../shell/words'
import { useTheme } from '../theme/ThemeProvider'
import styles from './Palette.module.css'

const SHOWN = 8
const matches = (words: string, text: string) => words.toLowerCase().split(/\s+/).every(word => text.toLowerCase().includes(word))

/** Finds pages and entities, in either language, and does what the top bar does. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useWords(shellWords)
  const { lang, setLang } = useLang()
  const { dark, setDark } = useTheme()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const found = useQuery({ ...entityPage({ q: asked }, 0, SHOWN), enabled: asked.length > 0 })
  const go = (to: string) => () => {
    onClose()
    void navigate(to)
  }
  const act = (action: () => void) => () => {
    onClose()
    action()
  }
  const actions = [
    { key: 'theme', label: t(dark ? 'toLight' : 'toDark'), run: () => setDark(!dark) },
    { key: 'language', label: lang === 'zh' ? 'English' : '中文', run: () => setLang(lang === 'zh' ? 'en' : 'zh') }
  ].filter(action => matches(words, action.label + action.key))
  const pages = menuPages.filter(page => matches(words, `${t(page.title)} ${page.alsoFoundBy} ${shellWords.zh[page.title]} ${shellWords.en[page.title]}`))
  const entities = asked === '' ? [] : (found.data?.items ?? [])
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} width={560} style={{ top: 80 }} styles={{ body: { padding: 0 }, container: { padding: 0, overflow: 'hidden' } }} modalRender={box => <div role="presentation">{box}</div>} aria-label={t('search')}>
      <Command shouldFilter={false} label={t('search')} className={styles['palette'] ?? ''}>
        <Command.Input autoFocus value={words} onValueChange={setWords} placeholder={t('searchHint')} aria-label={t('search')} />
        <Command.List label={t('search')}>
          {pages.length + entities.length + actions.length === 0 && <Command.Empty>{t('searchNothing')}</Command.Empty>}
          {pages.length > 0 && (
            <Command.Group heading={t('searchPages')}>
              {pages.map(({ path, title, icon: Icon }) => (
                <Command.Item key={path} value={path} onSelect={go(path)}><Icon aria-hidden="true" />{t(title)}</Command.Item>
              ))}
            </Command.Group>
          )}
          {entities.length > 0 && (
            <Command.Group heading={t('searchEntities')}>
              {entities.map(({ id, type, name }) => (
                <Command.Item key={id} value={id} onSelect={go(entityPath(id))}>
                  <NameOf name={name} />
                  <span className={styles['aside']}><TypeMark type={type} /></span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {actions.length > 0 && (
            <Command.Group heading={t('searchActions')}>
              {actions.map(({ key, label, run }) => <Command.Item key={key} value={key} onSelect={act(run)}>{label}</Command.Item>)}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Modal>
  )
}
