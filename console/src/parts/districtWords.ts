import { words } from '../app/i18n/words'

export const districtWords = words({ none: '未归属' }, { none: 'No district' })
