import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { point } from '../../api/queries'
import type { Entity, Place } from '../../api/types'
import { useWords } from '../../app/i18n/LangProvider'
import { everything } from '../../live/flags'
import { LazyCityMap } from '../../map/LazyCityMap'
import { entityPath } from '../../parts/entityColumns'
import { entityWords } from './words'

const STREETS = 13.2

/** The entity among its neighbours; a click on one of them opens it. */
export function PlaceMap({ entity, place }: { entity: Entity; place: Place }) {
  const t = useWords(entityWords)
  const client = useQueryClient()
  const navigate = useNavigate()
  const view = useMemo(() => ({ ...place, zoom: STREETS }), [entity.id])
  const open = useCallback(
    (number: number) => void client.fetchQuery(point(number)).then(found => navigate(entityPath(found.id)), () => undefined),
    [client, navigate]
  )
  return <LazyCityMap key={entity.id} label={t('mapLabel')} view={view} shown={everything} chosen={entity.number} onPick={open} />
}
