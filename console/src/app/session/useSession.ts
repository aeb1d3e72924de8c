import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { remove } from '../../api/client'
import { session } from '../../api/queries'

/** Who is signed in: undefined while that is asked, null if nobody is. */
export const useSession = () => useQuery(session())

/** Ends the session; the shell then leads to signing in. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await remove('/api/session').catch(() => undefined)
    client.removeQueries({ predicate: query => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'shapes' })
    client.setQueryData(session().queryKey, null)
  }, [client])
}
