import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { assetsOf, type Figure, type Measure, measures } from '../../api/targets'
import { NO_DISTRICT } from '../../api/types'
import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { amount } from '../../parts/amount'
import { Answer } from '../../parts/Answer'
import { entityPath } from '../../parts/entityColumns'
import { Moment } from '../../parts/Moment'
import { Panel } from '../../parts/Panel'
import { targetWords } from '../../parts/targetWords'
import { useDistricts } from '../../parts/useDistricts'
import { useSearchState } from '../../parts/useSearchState'
import styles from './Target.module.css'
import { targetPageWords } from './words'

const Records = lazy(() => import('./Records'))

/** The assets behind each count, one by one; measure and page are in the address. */
export function AssetsPanel({ code, figure }: { code: string; figure: Figure }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { lang } = useLang()
  const { nameOf } = useDistricts()
  const address = useSearchState()
  const [open, setOpen] = useState<string>()
  const measure = measures.find(one => one === address.one('measure')) ?? 'accepted'
  const after = address.one('after')
  const query = useQuery(assetsOf(code, measure, after))
  const choose = (one: Measure) => address.set({ measure: one, after: '' })
  return (
    <Panel flush title={t('assets')}>
      <div className={styles['choices']}>
        {measures.map(one => (
          <Button key={one} size="small" type={one === measure ? 'primary' : 'default'} aria-pressed={one === measure} onClick={() => choose(one)}>
            {of(one)} {count(figure[one].assets, lang)}
          </Button>
        ))}
      </div>
      <Answer query={query}>
        {page => (
          <>
            <div className={styles['scroll']}>
              <table className={styles['table']}>
                <thead><tr><th>{t('asset')}</th><th>{t('district')}</th><th className={styles['number']}>{t('value')}</th><th>{t('declaredOn')}</th><th>{t('acceptedOn')}</th><th>{t('lastReport')}</th><th /></tr></thead>
                <tbody>
                  {page.assets.map(asset => (
                    <tr key={asset.id}>
                      <td><Link to={entityPath(asset.id)} className={styles['id'] ?? ''} lang="zxx">{asset.id}</Link></td>
                      <td>{nameOf(asset.district === '' ? NO_DISTRICT : asset.district)}</td>
                      <td className={styles['number']}>{amount(asset.value, lang)}</td>
                      <td>{asset.declaredOn ?? '–'}</td>
                      <td>{asset.acceptedOn ?? '–'}</td>
                      <td>{asset.lastReport === undefined ? t('never') : <Moment at={asset.lastReport} />}</td>
                      <td><Button size="small" type="link" onClick={() => setOpen(asset.id)}>{t('records')}</Button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {page.assets.length === 0 && <p className={`${styles['quiet']} ${styles['foot']}`}>{t('nobody')}</p>}
            {(after !== undefined || page.next !== null) && (
              <div className={styles['foot']}>
                {after !== undefined && <Button size="small" onClick={() => address.set({ after: '' })}>{t('first')}</Button>}
                {page.next !== null && <Button size="small" onClick={() => address.set({ after: page.next ?? '' })}>{t('more')}</Button>}
              </div>
            )}
          </>
        )}
      </Answer>
      <Suspense>{open !== undefined && <Records asset={open} onClose={() => setOpen(undefined)} />}</Suspense>
    </Panel>
  )
}
