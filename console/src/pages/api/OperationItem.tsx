import { useState } from 'react'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { CopyButton } from '../../parts/CopyButton'
import styles from './Api.module.css'
import { answerInChinese, parameterInChinese } from './chinese'
import { curl, type Operation } from './description'
import { isKnown, operationWords } from './operationWords'
import { apiWords } from './words'

/** One operation: its line, and opened its command, parameters and answers. */
export function OperationItem({ operation }: { operation: Operation }) {
  const t = useWords(apiWords)
  const names = useWords(operationWords)
  const [open, setOpen] = useState(false)
  const command = curl(window.location.origin, operation)
  return (
    <details className={styles['operation']} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles['method']} lang="zxx">{operation.method}</span>
        <code className={styles['path']} lang="zxx">{operation.path}</code>
        <span className={styles['says']}>{isKnown(operation.id) ? names(operation.id) : <span lang="en">{operation.summary}</span>}</span>
      </summary>
      {open && (
        <div className={styles['more']}>
          <div className={styles['line']}>
            <span className={styles['hint']}>GS CIM 009 {operation.clause}</span>
            <CopyButton text={() => command} />
          </div>
          <pre className={styles['command']} tabIndex={0} lang="zxx">{command}</pre>
          {operation.parameters.length > 0 && (
            <>
              <h3>{t('parameters')}</h3>
              <dl className={styles['facts']}>
                {operation.parameters.map(({ name, description = '' }) => <Fact key={name} name={name} chinese={parameterInChinese(name)} english={description} />)}
              </dl>
            </>
          )}
          <h3>{t('answers')}</h3>
          <dl className={styles['facts']}>
            {operation.statuses.map(({ status, description }) => <Fact key={status} name={status} chinese={answerInChinese(status)} english={description} />)}
          </dl>
        </div>
      )}
    </details>
  )
}

function Fact({ name, chinese, english }: { name: string; chinese: string | undefined; english: string }) {
  const { lang } = useLang()
  const isChinese = lang === 'zh' && chinese !== undefined
  return <div><dt><code lang="zxx">{name}</code></dt><dd lang={isChinese ? 'zh' : 'en'}>{isChinese ? chinese : english}</dd></div>
}
