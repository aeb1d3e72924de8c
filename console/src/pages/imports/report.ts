/* What the server tells of imports: io.cityplane.imports.ImportReport and io.cityplane.imports.web.JobJson. */

export interface Counts {
  read: number
  created: number
  changed: number
  unchanged: number
  refused: number
}

export interface Finding {
  sign: string
  about: string
  what: string
  advice: string
  count: number
  lines: number[]
  examples: string[]
}

export interface RefusedRow {
  file: string
  line: number
  column: string
  reason: string
  what: string
  advice: string
}

export interface Report {
  title: string
  counts: Counts
  refused: RefusedRow[]
  findings: Finding[]
  samples: { line: number; id: string; type: string; attributes: string[] }[]
  resumed: number
  stopped?: { file: string; line: number; what: string; advice: string } | null
}

export interface Fault {
  file: string
  line: number
  what: string
  advice: string
}

export interface Job {
  state: 'running' | 'finished' | 'badMapping' | 'notPermitted' | 'busy' | 'failed'
  progress?: { file: string; phase: 'CHECKING' | 'IMPORTING'; bytesRead: number; bytesTotal: number; counts: Counts; taken: string } | null
  report?: Report | null
  faults: Fault[]
  why?: string | null
}

export interface Run {
  number: number
  mapping: string
  title: string
  file: string
  state: 'RUNNING' | 'FINISHED' | 'INTERRUPTED'
  row: number
  counts: Counts
  begunAt: string
  endedAt?: string | null
}

/** Seconds of an ISO 8601 duration as Java writes one: PT1M2.5S. */
export function seconds(duration: string): number {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration)
  return parts === null ? 0 : Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
}

/** The files that a mapping names, so that each is brought to where the mapping looks for it. */
export const namedFiles = (mapping: string): string[] =>
  [...mapping.matchAll(/(?:^|[\s{,])file:\s*["']?([^"'\s,}#]+)/g)].map(match => match[1] ?? '').filter(file => file !== '')
