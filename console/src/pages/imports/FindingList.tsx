import { count } from '../../app/i18n/format'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import styles from './Imports.module.css'
import type { Finding } from './report'
import { isSign, signWords } from './signs'
import { importsWords } from './words'

/** Findings, each with its examples folded away. The server's sentences are English. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useWords(importsWords)
  const { lang } = useLang()
  return (
    <ul className={styles['findings']}>
      {findings.map((finding, i) => (
        <li key={i}>
          <div className={styles['findingHead']}>
            <strong>{isSign(finding.sign) ? signWords[lang][finding.sign] : finding.sign}</strong>
            {finding.about !== '' && <code lang="zxx">{finding.about}</code>}
            {finding.count > 0 && <span>{count(finding.count, lang)}</span>}
          </div>
          <p lang="en">{finding.what}. {finding.advice}</p>
          {finding.lines.length > 0 && <p className={styles['hint']}>{t('line')} {finding.lines.join(', ')}{finding.count > finding.lines.length ? ', …' : ''}</p>}
          {finding.examples.length > 0 && (
            <details>
              <summary>{t('examples')} ({finding.examples.length})</summary>
              <ul lang="zxx" className={styles['examples']}>{finding.examples.map(example => <li key={example}>{example}</li>)}</ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
