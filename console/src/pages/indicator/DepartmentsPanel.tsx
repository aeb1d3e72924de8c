import { useQuery } from '@tanstack/react-query'
import { type Part, targets } from '../../api/targets'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { Panel } from '../../parts/Panel'
import { targetWords } from '../../parts/targetWords'
import { Told } from '../../parts/Told'
import styles from './Target.module.css'
import { targetPageWords } from './words'

/** Whose they are, as departments are organised today. */
export function DepartmentsPanel({ parts }: { parts: readonly Part[] }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const names = useQuery(targets()).data?.plan?.departments ?? {}
  if (parts.length === 0) return null
  return (
    <Panel flush title={t('byDepartment')}>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead><tr><th>{t('department')}</th><th className={styles['number']}>{of('declared')}</th><th className={styles['number']}>{of('accepted')}</th><th className={styles['number']}>{of('alive')}</th></tr></thead>
          <tbody>
            {parts.map(({ key, figure }) => (
              <tr key={key}>
                <td>{key === '' ? of('ofCity') : (names[key]?.[lang] ?? <Told text={key} />)}</td>
                <td className={styles['number']}>{count(figure.declared.assets, lang)}</td>
                <td className={styles['number']}>{count(figure.accepted.assets, lang)}</td>
                <td className={styles['number']}>{count(figure.alive.assets, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
