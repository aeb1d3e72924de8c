import { Alert, Button, Form, Input } from 'antd'
import { useWords } from '../../app/i18n/LangProvider'
import styles from './SignIn.module.css'
import { useSessionForm } from './useSessionForm'
import { signInWords } from './words'

/** Account and password. */
export function EnterForm() {
  const t = useWords(signInWords)
  const { send, asking, refused } = useSessionForm('/api/session')
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      {refused !== undefined && <Alert type="error" showIcon role="alert" title={t(refused.key, refused.values)} className={styles['note'] ?? ''} />}
      <Form layout="vertical" requiredMark={false} onFinish={(entered: object) => void send(entered)} size="large">
        <Form.Item name="account" label={t('account')} rules={needed}><Input autoComplete="username" autoCapitalize="none" spellCheck={false} /></Form.Item>
        <Form.Item name="password" label={t('password')} rules={needed}><Input type="password" autoComplete="current-password" /></Form.Item>
        <Button type="primary" htmlType="submit" block loading={asking}>{t('submit')}</Button>
      </Form>
    </>
  )
}
