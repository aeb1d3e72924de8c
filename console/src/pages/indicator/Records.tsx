import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { type AssetRecord, recordsOf } from '../../api/targets'
import { useWords } from '../../app/i18n/LangProvider'
import { Answer } from '../../parts/Answer'
import { Moment } from '../../parts/Moment'
import { targetWords } from '../../parts/targetWords'
import { Told } from '../../parts/Told'
import styles from './Target.module.css'
import { useSending } from './useSending'
import { targetPageWords } from './words'

/** Everything that was recorded of an asset, and the way to take it back. */
export default function Records({ asset, onClose }: { asset: string; onClose: () => void }) {
  const t = useWords(targetPageWords)
  const query = useQuery(recordsOf(asset))
  return (
    <Drawer open size={420} title={t('records')} onClose={onClose} closable={{ 'aria-label': t('close') }}>
      <p className={styles['id']} lang="zxx">{asset}</p>
      <Answer query={query}>
        {records => (records.length === 0 ? <p>{t('noRecords')}</p> : (
          <div className={styles['records']}>
            {records.map(entry => (
              <Entry key={entry.id} entry={entry} undone={entry.undoes !== undefined || records.some(other => other.undoes === entry.id)} />
            ))}
            <p className={styles['quiet']}>{t('undoHint')}</p>
          </div>
        ))}
      </Answer>
    </Drawer>
  )
}

function Entry({ entry, undone }: { entry: AssetRecord; undone: boolean }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const [asked, setAsked] = useState(false)
  const { send, sending, refused } = useSending(`/api/targets/records/${entry.id}/undo`)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <div className={styles['entry']}>
      <strong>{entry.undoes === undefined ? of(entry.deed) : t('undone', { id: entry.undoes })} · {entry.on}</strong>
      <span>№ {entry.id} · <Told text={entry.document} /></span>
      {entry.reason !== '' && <span><Told text={entry.reason} /></span>}
      <span className={styles['quiet']}><Told text={entry.by} /> · <Moment at={entry.at} /></span>
      {!undone && !asked && <Button size="small" onClick={() => setAsked(true)}>{t('undo')}</Button>}
      {asked && !undone && (
        <Form layout="vertical" requiredMark={false} onFinish={entered => void send(entered)}>
          {refused !== undefined && <Alert type="error" showIcon role="alert" title={<span lang="zxx">{refused}</span>} />}
          <Form.Item name="document" label={t('document')} rules={needed}><Input maxLength={200} /></Form.Item>
          <Form.Item name="reason" label={t('reason')} rules={needed}><Input maxLength={2000} /></Form.Item>
          <Button danger htmlType="submit" loading={sending}>{t('undo')}</Button>
        </Form>
      )}
    </div>
  )
}
