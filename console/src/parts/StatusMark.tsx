import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, MinusCircleOutlined, QuestionCircleOutlined, RiseOutlined, WarningOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { Status } from '../api/targets'
import { useWords } from '../app/i18n/LangProvider'
import { targetWords } from './targetWords'

const looks = {
  'reached': { icon: CheckCircleOutlined, color: 'success' },
  'on-track': { icon: RiseOutlined, color: 'success' },
  'at-risk': { icon: ClockCircleOutlined, color: 'warning' },
  'behind': { icon: WarningOutlined, color: 'error' },
  'missed': { icon: CloseCircleOutlined, color: 'error' },
  'open': { icon: MinusCircleOutlined, color: 'default' },
  'not-measured': { icon: QuestionCircleOutlined, color: 'default' }
} as const satisfies Record<Status, unknown>

/** How an indicator stands: a sign, a word, and a colour besides. */
export function StatusMark({ status }: { status: Status }) {
  const t = useWords(targetWords)
  const { icon: Icon, color } = looks[status]
  return <Tag color={color} icon={<Icon aria-hidden="true" />}>{t(status)}</Tag>
}
