import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { get, post, remove, send } from '../../api/client'
import { namedFiles, type Job } from './report'

const POLL_MILLIS = 500

/** Where a file goes in the lot: where the mapping looks for a file of its name, else by its own name. */
function placeOf(file: File, named: readonly string[]): string {
  return named.find(path => path.split('/').at(-1) === file.name) ?? file.name
}

/** One rehearsal or import after the other: brings the files, starts it and follows it to its end. */
export function useJob() {
  const [job, setJob] = useState<{ name: string; rehearsal: boolean }>()
  const [bringing, setBringing] = useState<string>()
  const [error, setError] = useState<Error>()
  const cache = useQueryClient()
  const told = useQuery({
    queryKey: ['import-job', job?.name],
    enabled: job !== undefined,
    queryFn: async ({ signal }) => {
      const now = await get<Job>(`/api/imports/jobs/${job?.name ?? ''}`, signal)
      if (now.state !== 'running') void cache.invalidateQueries({ queryKey: ['import-runs'] })
      return now
    },
    refetchInterval: query => (query.state.data === undefined || query.state.data.state === 'running' ? POLL_MILLIS : false)
  })
  const start = useCallback(async (mapping: File, files: readonly File[], rehearsal: boolean) => {
    setError(undefined)
    setJob(undefined)
    try {
      const named = namedFiles(await mapping.text())
      const { upload } = await post<{ upload: string }>('/api/imports/uploads', {})
      for (const file of [mapping, ...files]) {
        setBringing(file.name)
        const path = placeOf(file, named).split('/').map(encodeURIComponent).join('/')
        await send(`/api/imports/uploads/${upload}/${path}`, file)
      }
      const started = await post<{ job: string }>('/api/imports/jobs', { upload, mapping: mapping.name, rehearsal })
      setJob({ name: started.job, rehearsal })
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)))
    } finally {
      setBringing(undefined)
    }
  }, [])
  const stop = useCallback(() => {
    if (job !== undefined) void remove(`/api/imports/jobs/${job.name}`)
  }, [job])
  const isBusy = bringing !== undefined || (job !== undefined && (told.data === undefined || told.data.state === 'running') && told.error === null)
  return { job, told, bringing, error, start, stop, isBusy }
}
