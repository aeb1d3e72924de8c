import { Alert, Button, Form, Input, Select } from 'antd'
import { useWords } from '../../app/i18n/LangProvider'
import { Panel } from '../../parts/Panel'
import { targetWords } from '../../parts/targetWords'
import styles from './Target.module.css'
import { useSending } from './useSending'
import { targetPageWords } from './words'

interface Entered {
  assets: string
  deed: string
  on: string
  document: string
  reason?: string
}

interface Entries {
  recorded: number
  refused: number
  entries: { asset: string; why?: string }[]
}

/** Records that assets are declared or accepted; who may, the server decides and says. */
export function RecordForm({ code }: { code: string }) {
  const t = useWords(targetPageWords)
  const of = useWords(targetWords)
  const { send, sending, refused, answer } = useSending<Entries>('/api/targets/records')
  const needed = [{ required: true, message: t('needed') }]
  const enter = ({ assets, reason = '', ...rest }: Entered) => void send({ ...rest, reason, assets: assets.split(/\s+/).filter(Boolean) })
  return (
    <Panel title={t('record')}>
      {refused !== undefined && <Alert type="error" showIcon role="alert" title={<span lang="zxx">{refused}</span>} />}
      {answer !== undefined && (
        <Alert
          type={answer.refused === 0 ? 'success' : 'warning'} showIcon role="status" title={t('recorded', { n: answer.recorded })}
          description={answer.refused > 0 && <><p>{t('refusedSome', { n: answer.refused })}</p><ul lang="zxx">{answer.entries.filter(entry => entry.why !== undefined).slice(0, 20).map(entry => <li key={entry.asset}>{entry.asset}: {entry.why}</li>)}</ul></>}
        />
      )}
      <Form layout="vertical" requiredMark={false} onFinish={enter} initialValues={{ deed: 'declared' }} name={`record-${code}`}>
        <Form.Item name="assets" label={t('recordAssets')} rules={needed}><Input.TextArea rows={3} spellCheck={false} /></Form.Item>
        <div className={styles['two']}>
          <Form.Item name="deed" label={t('deed')} rules={needed}>
            <Select showSearch={false} options={[{ value: 'declared', label: of('declared') }, { value: 'accepted', label: of('accepted') }]} />
          </Form.Item>
          <Form.Item name="on" label={t('on')} rules={needed}><Input type="date" /></Form.Item>
        </div>
        <Form.Item name="document" label={t('document')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="reason" label={t('reason')}><Input maxLength={2000} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={sending}>{t('send')}</Button>
      </Form>
    </Panel>
  )
}
