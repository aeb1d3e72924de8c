import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { entity, ngsiEntity } from '../../api/queries'
import { watch } from '../../live/connection'
import { useLive } from '../../live/useLive'

/** At most once in so many milliseconds is a changing entity read again. */
const CALM_MILLIS = 500

/** One entity, read again whenever the live connection tells that it changed. */
export function useEntity(id: string) {
  const client = useQueryClient()
  const short = useQuery(entity(id))
  const full = useQuery(ngsiEntity(id))
  useLive()
  useEffect(() => {
    let timer: number | undefined
    const read = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: entity(id).queryKey })
      void client.invalidateQueries({ queryKey: ngsiEntity(id).queryKey })
    }
    const stop = watch(id, () => {
      timer ??= window.setTimeout(read, CALM_MILLIS)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [client, id])
  return { short, full }
}
