import { isProblem, Problem } from '../../api/problem'
import type { Values } from '../../app/i18n/words'
import type { SignInKey } from './words'

/** Why nobody was signed in, as the reader is told it. */
export function refusal(error: unknown): { key: SignInKey; values: Values } {
  if (isProblem(error, 401)) return { key: 'wrong', values: {} }
  if (isProblem(error, 429)) return error.retryAfterSeconds === undefined ? { key: 'tooMany', values: {} } : { key: 'tooManyFor', values: { n: error.retryAfterSeconds } }
  if (isProblem(error, 403)) return { key: 'wrongCurrent', values: {} }
  if (isProblem(error, 400)) return { key: 'weak', values: {} }
  if (isProblem(error, 503)) return { key: 'busy', values: {} }
  if (isProblem(error, Problem.unreachable)) return { key: 'unreachable', values: {} }
  return { key: 'failed', values: {} }
}
