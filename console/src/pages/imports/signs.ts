import { words } from '../../app/i18n/words'

/** What a finding is about, by the server's word for it. */
export const signWords = words(
  {
    IN_NO_AREA: '不在任何区域内',
    WRONG_DATUM_SUSPECTED: '坐标系可能有误',
    REPEATED_ROW: '重复的行',
    COLUMN_LEFT_OUT: '映射未提到的列',
    REPETITIONS_NOT_CHECKED: '未检查重复',
    VALUE_LEFT_OUT: '略去的值',
    NO_MATCH: '对不上的编号',
    UNKNOWN_IDENTIFIER: '不是编号',
    IMPLAUSIBLE: '不合理的值',
    JUMP: '突变',
    FROZEN: '长时间不变',
    GAP: '缺失的读数',
    COVERAGE: '逐月完整度',
    UNIT_CONVERTED: '单位已换算',
    UNIT_SUSPECTED: '单位可能有误',
    SERIES_NOT_WATCHED: '未检查的序列',
    QUALITY_NOT_KEPT: '结果未能保存'
  },
  {
    IN_NO_AREA: 'In no area',
    WRONG_DATUM_SUSPECTED: 'Datum may be wrong',
    REPEATED_ROW: 'Row repeated',
    COLUMN_LEFT_OUT: 'Column not spoken of',
    REPETITIONS_NOT_CHECKED: 'Repetitions not looked for',
    VALUE_LEFT_OUT: 'Value left out',
    NO_MATCH: 'Identifier without a match',
    UNKNOWN_IDENTIFIER: 'No identifier',
    IMPLAUSIBLE: 'Implausible value',
    JUMP: 'Jump',
    FROZEN: 'Stands still',
    GAP: 'Readings missing',
    COVERAGE: 'Coverage by month',
    UNIT_CONVERTED: 'Unit converted',
    UNIT_SUSPECTED: 'Unit may be wrong',
    SERIES_NOT_WATCHED: 'Series not watched',
    QUALITY_NOT_KEPT: 'Result not kept'
  }
)

export type Sign = keyof typeof signWords.zh

export const isSign = (text: string): text is Sign => text in signWords.zh
