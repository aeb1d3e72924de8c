import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem, Problem } from './problem'
import { session } from './queries'

const isOurFault = (error: Error) => error instanceof Problem && error.status >= 400 && error.status < 500

/** An answer of 401 to anything means that the session ended: the shell then leads to signing in. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: error => {
      if (isProblem(error, 401)) queryClient.setQueryData(session().queryKey, null)
    }
  }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && !isOurFault(error) }
  }
})
