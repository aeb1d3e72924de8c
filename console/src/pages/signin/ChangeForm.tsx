import { Alert, Button, Form, Input } from 'antd'
import { useWords } from '../../app/i18n/LangProvider'
import { useSignOut } from '../../app/session/useSession'
import styles from './SignIn.module.css'
import { useSessionForm } from './useSessionForm'
import { signInWords } from './words'

const LEAST_CHARACTERS = 12

/** A password of one's own in place of the one that somebody else gave; until then the server answers nothing else. */
export function ChangeForm() {
  const t = useWords(signInWords)
  const signOut = useSignOut()
  const { send, asking, refused } = useSessionForm('/api/session/password')
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      {refused !== undefined && <Alert type="error" showIcon role="alert" title={t(refused.key, refused.values)} className={styles['note'] ?? ''} />}
      <Form layout="vertical" requiredMark={false} onFinish={({ current, next }: { current: string; next: string }) => void send({ current, next })} size="large">
        <Form.Item name="current" label={t('current')} rules={needed}><Input type="password" autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={t('next')} extra={t('rules')} rules={[...needed, { min: LEAST_CHARACTERS, message: t('rules') }]}><Input type="password" autoComplete="new-password" /></Form.Item>
        <Form.Item
          name="again" label={t('again')} dependencies={['next']}
          rules={[...needed, form => ({ validator: (_, text) => (text === form.getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('different')))) })]}
        >
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={asking}>{t('change')}</Button>
        <Button type="link" block onClick={() => void signOut()}>{t('leave')}</Button>
      </Form>
    </>
  )
}
