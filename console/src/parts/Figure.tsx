import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'
import styles from './Figure.module.css'

/** One number with its name; it opens what it was computed from. */
export function Figure({ name, value, note, to, wide = false }: { name: ReactNode; value: string; note?: ReactNode; to: To; wide?: boolean }) {
  return (
    <Link to={to} className={`${styles['figure']} ${wide ? styles['wide'] : ''}`}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['value']}>{value}</span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
    </Link>
  )
}
