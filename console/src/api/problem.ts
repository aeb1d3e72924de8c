/** An error as the server tells it (RFC 9457), or as we tell one that never reached it. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly detail: string
  /** how long to wait before trying again, where the server says so */
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, type: string, title: string, detail: string, retryAfterSeconds?: number) {
    super(title)
    this.status = status
    this.type = type
    this.detail = detail
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** The status of a request that got no answer. */
  static readonly unreachable = 0

  static async of(response: Response): Promise<Problem> {
    const told = response.headers.get('content-type')?.includes('json') === true
    const body = told ? ((await response.json()) as Partial<Record<'type' | 'title' | 'detail', string>>) : {}
    const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
    return new Problem(response.status, body.type ?? 'about:blank', body.title ?? response.statusText, body.detail ?? '', Number.isNaN(wait) ? undefined : wait)
  }
}

/** Whether it is a problem that the server told with this status. */
export const isProblem = (error: unknown, status: number): error is Problem => error instanceof Problem && error.status === status
