import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/client'
import { session } from '../../api/queries'
import type { Session } from '../../api/types'
import { refusal } from './refusal'

/** Sends a form whose answer is the session; tells while it waits, and why it was refused. */
export function useSessionForm(path: string) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState<ReturnType<typeof refusal>>()
  const send = async (entered: object) => {
    setAsking(true)
    setRefused(undefined)
    try {
      client.setQueryData(session().queryKey, await post<Session>(path, entered))
    } catch (error) {
      setRefused(refusal(error))
    } finally {
      setAsking(false)
    }
  }
  return { send, asking, refused }
}
