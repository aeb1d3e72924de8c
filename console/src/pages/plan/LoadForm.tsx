import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { postText } from '../../api/client'
import { Problem } from '../../api/problem'
import { useWords } from '../../app/i18n/LangProvider'
import { Panel } from '../../parts/Panel'
import table from '../indicator/Target.module.css'
import { planWords } from './words'

interface Loaded {
  plan: { version: number }
  changed: boolean
  changes: unknown[]
}

/** Loads a file as the next version; its faults are shown line by line. */
export function LoadForm() {
  const t = useWords(planWords)
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState('')
  const [loaded, setLoaded] = useState<Loaded>()
  const needed = [{ required: true, message: t('needed') }]
  const send = async ({ document, reason = '' }: { document: string; reason?: string }) => {
    if (file === undefined) {
      setRefused(`${t('file')}: ${t('needed')}`)
      return
    }
    setSending(true)
    setRefused('')
    setLoaded(undefined)
    try {
      setLoaded(await postText<Loaded>(`/api/targets/plans?${new URLSearchParams({ document, reason })}`, await file.text(), 'application/yaml'))
      await client.invalidateQueries({ queryKey: ['targets'] })
    } catch (error) {
      setRefused(error instanceof Problem ? error.detail : String(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <Panel title={t('load')}>
      <div className={table['columns']}>
        {refused !== '' && <Alert type="error" showIcon role="alert" title={<pre lang="zxx" style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{refused}</pre>} />}
        {loaded !== undefined && <Alert type="success" showIcon role="status" title={loaded.changed ? t('loaded', { n: loaded.plan.version, changes: loaded.changes.length }) : t('unchanged')} />}
        <Form layout="vertical" requiredMark={false} onFinish={entered => void send(entered)}>
          <Form.Item label={t('file')} htmlFor="plan-file"><input id="plan-file" type="file" accept=".yaml,.yml" onChange={event => setFile(event.target.files?.[0])} /></Form.Item>
          <Form.Item name="document" label={t('document')} rules={needed}><Input maxLength={200} /></Form.Item>
          <Form.Item name="reason" label={t('reason')}><Input maxLength={2000} /></Form.Item>
          <Button type="primary" htmlType="submit" loading={sending}>{t('send')}</Button>
        </Form>
      </div>
    </Panel>
  )
}
