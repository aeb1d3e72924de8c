import { type ReactNode, useEffect } from 'react'
import styles from './PageHeader.module.css'

/** A page's title (also the window's), what belongs beside it, and the page's actions. */
export function PageHeader({ title, titleLang, lead, beside, actions }: {
  title: string
  /** where the title is not in the page's language */
  titleLang?: string
  lead?: ReactNode
  beside?: ReactNode
  actions?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Cityplane`
  }, [title])
  return (
    <header className={styles['header']}>
      <div className={styles['words']}>
        <div className={styles['line']}>
          <h1 lang={titleLang}>{title}</h1>
          {beside}
        </div>
        {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
      </div>
      <div className={styles['actions']}>{actions}</div>
    </header>
  )
}
