import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Tag, Upload } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../app/i18n/LangProvider'
import styles from './Imports.module.css'
import { namedFiles } from './report'
import { importsWords } from './words'

const isMapping = (file: File) => /\.ya?ml$/i.test(file.name)

/** Takes a mapping and its files, and says what is still missing. */
export function FilePicker({ files, onFiles, isBusy, onStart }: {
  files: readonly File[]
  onFiles: (change: (files: readonly File[]) => readonly File[]) => void
  isBusy: boolean
  onStart: (mapping: File, others: readonly File[], rehearsal: boolean) => void
}) {
  const t = useWords(importsWords)
  const mapping = useMemo(() => files.find(isMapping), [files])
  const others = files.filter(file => file !== mapping)
  const [named, setNamed] = useState<readonly string[]>([])
  useEffect(() => {
    let wanted = true
    void (mapping?.text() ?? Promise.resolve('')).then(text => {
      if (wanted) setNamed(namedFiles(text))
    })
    return () => {
      wanted = false
    }
  }, [mapping])
  const missing = named.filter(path => !others.some(file => file.name === path.split('/').at(-1)))
  const add = (file: File) => onFiles(before => [...before.filter(one => one.name !== file.name && !(isMapping(one) && isMapping(file))), file])
  const start = (rehearsal: boolean) => mapping !== undefined && onStart(mapping, others, rehearsal)
  const ready = mapping !== undefined && missing.length === 0 && !isBusy
  return (
    <div className={styles['picker']}>
      <Upload.Dragger multiple showUploadList={false} disabled={isBusy} beforeUpload={file => { add(file); return false }}>
        <p className={styles['icon']}><InboxOutlined aria-hidden="true" /></p>
        <p>{t('drop')}</p>
        <p className={styles['hint']}>{t('dropHint')}</p>
      </Upload.Dragger>
      {files.length > 0 && (
        <div className={styles['chosen']}>
          {files.map(file => <Tag key={file.name} closable={!isBusy} color={file === mapping ? 'blue' : 'default'} onClose={() => onFiles(before => before.filter(one => one !== file))}><span lang="zxx">{file.name}</span></Tag>)}
        </div>
      )}
      {files.length > 0 && mapping === undefined && <Alert type="info" showIcon title={t('noMapping')} />}
      {mapping !== undefined && missing.length > 0 && <Alert type="info" showIcon title={t('missing', { files: missing.join(', ') })} />}
      <div className={styles['actions']}>
        <Button type="primary" disabled={!ready} onClick={() => start(true)}>{t('rehearse')}</Button>
        <Button disabled={!ready} onClick={() => start(false)}>{t('run')}</Button>
        <Button type="text" disabled={files.length === 0 || isBusy} onClick={() => onFiles(() => [])}>{t('clear')}</Button>
      </div>
    </div>
  )
}
