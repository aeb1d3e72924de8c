/* What the server tells of the plan and its targets (governance/targets, package web). */
import { queryOptions } from '@tanstack/react-query'
import { get } from './client'
import type { Name } from './types'

export const measures = ['declared', 'accepted', 'alive', 'not-accepted', 'never-seen', 'silent', 'unknown', 'undeclared'] as const
export type Measure = (typeof measures)[number]

export type Status = 'reached' | 'on-track' | 'at-risk' | 'behind' | 'missed' | 'open' | 'not-measured'

export interface Standing {
  assets: number
  /** null where there is nothing to make a value of */
  value: number | null
}

export type Figure = Record<Measure, Standing>

export interface Checkpoint {
  on: string
  value: number
}

export interface Indicator {
  code: string
  clause: string
  name: Name
  wording: Name
  unit: Name
  kind: 'quantity' | 'milestone'
  direction: 'at-least' | 'at-most'
  target?: number
  due?: string
  baseline?: Checkpoint
  milestones: Checkpoint[]
  lead: string[]
  supporting: string[]
  districts: Record<string, number>
  aggregate?: string
  formula?: string
  aliveWithin?: string
}

export interface Forecast {
  on: string
  middle: number
  low: number
  high: number
  days: number
}

export interface Pace {
  expected?: number
  required?: number
  actual?: number
  forecast?: Forecast
}

/** A figure as it was published for a day. */
export interface Day {
  day: string
  published: Standing
  alive: Standing
  provenance: 'counted' | 'corrected'
}

export interface Progress {
  indicator: Indicator
  status: Status
  figure: Figure
  pace: Pace
  past: Day[]
}

export interface PlanVersion {
  version: number
  name: string
  title: Name
  document: string
  from: string
  until: string
  departments: Record<string, Name>
  filedBy: string
  reason: string
  by: string
  at: string
}

export interface TargetsOverview {
  counting: boolean
  asOf: string
  plan: PlanVersion | null
  indicators: Progress[]
}

export interface Part {
  key: string
  figure: Figure
}

export interface Breakdown {
  districts: Part[]
  departments: Part[]
}

export interface TargetDetail {
  counting: boolean
  asOf: string
  progress: Progress
  breakdown: Breakdown
}

export interface Asset {
  id: string
  district: string
  department: string
  value?: number
  declaredOn?: string
  acceptedOn?: string
  liveness: 'alive' | 'silent' | 'never-seen' | 'unknown'
  lastReport?: string
}

export interface AssetsPage {
  assets: Asset[]
  next: string | null
}

export interface AssetRecord {
  id: number
  asset: string
  deed: 'declared' | 'accepted'
  on: string
  document: string
  reason: string
  undoes?: number
  by: string
  at: string
}

export interface PlanChange {
  subject: string
  field: string
  before: string
  after: string
}

export interface Gaps {
  indicators: { code: string; departments: Part[] }[]
}

const OFTEN = 5_000

export const targets = () =>
  queryOptions({ queryKey: ['targets'], queryFn: ({ signal }) => get<TargetsOverview>('/api/targets', signal), refetchInterval: OFTEN })

export const target = (code: string) =>
  queryOptions({
    queryKey: ['targets', code],
    queryFn: ({ signal }) => get<TargetDetail>(`/api/targets/indicators/${encodeURIComponent(code)}`, signal),
    refetchInterval: OFTEN
  })

export const assetsOf = (code: string, measure: Measure, after: string | undefined) =>
  queryOptions({
    queryKey: ['targets', code, 'assets', measure, after],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ measure, limit: '50', ...(after === undefined ? {} : { after }) })
      return get<AssetsPage>(`/api/targets/indicators/${encodeURIComponent(code)}/assets?${search}`, signal)
    },
    refetchInterval: OFTEN
  })

export const recordsOf = (asset: string) =>
  queryOptions({
    queryKey: ['targets', 'records', asset],
    queryFn: ({ signal }) => get<AssetRecord[]>(`/api/targets/records?asset=${encodeURIComponent(asset)}`, signal)
  })

export const planVersions = () =>
  queryOptions({ queryKey: ['targets', 'plans'], queryFn: ({ signal }) => get<{ versions: PlanVersion[] }>('/api/targets/plans', signal) })

export const planChanges = (before: number, after: number) =>
  queryOptions({
    queryKey: ['targets', 'changes', before, after],
    queryFn: ({ signal }) => get<{ changes: PlanChange[] }>(`/api/targets/plans/changes?before=${before}&after=${after}`, signal)
  })

export const gaps = () =>
  queryOptions({ queryKey: ['targets', 'gaps'], queryFn: ({ signal }) => get<Gaps>('/api/targets/gaps', signal), refetchInterval: OFTEN })
