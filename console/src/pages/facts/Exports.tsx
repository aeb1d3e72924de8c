import { DownloadOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import type { FactTable, Question } from '../../api/facts'
import { useLang, useWords } from '../../app/i18n/LangProvider'
import { csvOf, save } from './factFile'
import { factsWords } from './words'

/** Saves the answer: as CSV for spreadsheets, as JSON with the question, so that it can be asked again. */
export function Exports({ table, question }: { table: FactTable; question: Question }) {
  const t = useWords(factsWords)
  const { lang } = useLang()
  return (
    <Space size={4}>
      <Button size="small" icon={<DownloadOutlined aria-hidden="true" />} onClick={() => save('cityplane.csv', 'text/csv', csvOf(table, lang))}>{t('csv')}</Button>
      <Button size="small" onClick={() => save('cityplane.json', 'application/json', JSON.stringify({ question, answer: table }, null, 2))}>{t('json')}</Button>
    </Space>
  )
}
