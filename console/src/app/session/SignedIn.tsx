import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { Session } from '../../api/types'
import { Failure } from '../../parts/Failure'
import { Loading } from '../../parts/Loading'
import { Panel } from '../../parts/Panel'
import { useSession } from './useSession'

/** Shows its content to who is signed in, and leads everybody else to signing in and back again. */
export function SignedIn({ children }: { children: (who: Session) => ReactNode }) {
  const who = useSession()
  const { pathname, search } = useLocation()
  if (who.data === null || who.data?.mustChangePassword === true) return <Navigate to={`/signin?next=${encodeURIComponent(pathname + search)}`} replace />
  if (who.data !== undefined) return children(who.data)
  return <Panel>{who.error === null ? <Loading lines={8} /> : <Failure error={who.error} retry={() => void who.refetch()} />}</Panel>
}
