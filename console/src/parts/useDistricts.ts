import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { districts } from '../api/queries'
import { type District, NO_DISTRICT } from '../api/types'
import { useLang, useWords } from '../app/i18n/LangProvider'
import { districtShapes } from '../map/districtShapes'
import { districtWords } from './districtWords'

/** The city's districts, as the twin knows them, else as the map has them; and what a code is called. */
export function useDistricts() {
  const t = useWords(districtWords)
  const { lang } = useLang()
  const told = useQuery(districts())
  const drawn = useQuery(districtShapes())
  const list = useMemo<readonly District[]>(() => {
    if (told.data !== undefined && told.data.length > 0) return told.data
    return told.data === undefined ? [] : (drawn.data?.features.map(shape => shape.properties) ?? [])
  }, [told.data, drawn.data])
  const nameOf = useCallback(
    (code: string) => (code === NO_DISTRICT ? t('none') : (list.find(district => district.code === code)?.[lang] ?? code)),
    [list, lang, t]
  )
  return { list, nameOf }
}
