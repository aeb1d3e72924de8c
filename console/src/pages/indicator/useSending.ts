import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/client'
import { Problem } from '../../api/problem'

/** Sends what changes the targets, and then reads them anew; tells the server's own words if it refuses. */
export function useSending<T>(path: string) {
  const client = useQueryClient()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [answer, setAnswer] = useState<T>()
  const send = async (body: unknown) => {
    setSending(true)
    setRefused(undefined)
    setAnswer(undefined)
    try {
      setAnswer(await post<T>(path, body))
      await client.invalidateQueries({ queryKey: ['targets'] })
    } catch (error) {
      setRefused(error instanceof Problem ? error.detail : String(error))
    } finally {
      setSending(false)
    }
  }
  return { send, sending, refused, answer }
}
