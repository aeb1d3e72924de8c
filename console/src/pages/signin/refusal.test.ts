import { expect, test } from 'vitest'
import { Problem } from '../../api/problem'
import { refusal } from './refusal'

test.each([
  [new Problem(401, '', '', ''), 'wrong'],
  [new Problem(429, '', '', ''), 'tooMany'],
  [new Problem(429, '', '', '', 30), 'tooManyFor'],
  [new Problem(Problem.unreachable, '', '', ''), 'unreachable'],
  [new Problem(403, '', '', ''), 'wrongCurrent'],
  [new Problem(400, '', '', ''), 'weak'],
  [new Problem(503, '', '', ''), 'busy'],
  [new Problem(500, '', '', ''), 'failed'],
  [new TypeError(), 'failed']
])('%o is told as %s', (error, key) => expect(refusal(error).key).toBe(key))

test('how long to wait is read from the answer', async () => {
  const problem = await Problem.of(new Response('{"title":"x"}', { status: 429, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '45' } }))
  expect(refusal(problem)).toEqual({ key: 'tooManyFor', values: { n: 45 } })
})
