/** The requests to both servers. */
export type BenchRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  path: string
  body?: object
  ifMatch?: string
}

/** What a write works on: nobody else has it at the same time. `answer` is the body of the request before. */
export type Item = { id: string; version: number; answer?: string }

export type Connections = 10 | 100

export type Scenario = {
  name: string
  /** Who asks; a PMM unless only leads may. */
  role?: 'lead'
  /** The least share of the bare handler's throughput, by connections; absent: none is set. */
  aims?: Record<Connections, number>
  /** What each write takes for itself. */
  takes?: 'feature' | 'launch'
  /** Why there is no bare handler to compare with. */
  alone?: string
  /** Sent one after the other; all of them count as one. */
  requests: ((launchId: string, item: Item) => BenchRequest)[]
}

const reads = { 10: 0.75, 100: 0.85 }
const writes = { 10: 0.65, 100: 0.75 }
const get = (path: string): BenchRequest => ({ method: 'GET', path })

const dayMs = 86_400_000
let count = 0
/** Another day than the launch had, so that its open tasks move. */
const nextDay = () => new Date(Date.now() + (60 + (count++ % 199)) * dayMs).toISOString().slice(0, 10)

/** Plans of higher grades depend on the other launches of their quarter: confirming one makes previews of others stale. */
const plannedGrade = 'small-scenario'

export const scenarios: Scenario[] = [
  {
    name: 'list 50 by grade and date',
    aims: reads,
    requests: [() => get('/api/features?grade=big-scenario&sort=releaseDate')],
  },
  {
    name: 'tasks of a launch',
    aims: reads,
    requests: [(launchId) => get(`/api/launches/${launchId}/tasks`)],
  },
  {
    name: 'create a feature',
    aims: writes,
    requests: [
      () => ({ method: 'POST', path: '/api/features', body: { title: 'Shift swap 换班', stage: 'prd' } }),
    ],
  },
  {
    name: 'update a feature',
    aims: writes,
    takes: 'feature',
    requests: [
      (_, { id, version }) => ({
        method: 'PATCH',
        path: `/api/features/${id}`,
        body: { summary: `Managers approve on the phone (${version}).` },
        ifMatch: `"${version}"`,
      }),
    ],
  },
  { name: 'desk', requests: [() => get('/api/desk')] },
  { name: 'history page, for a lead', role: 'lead', requests: [() => get('/api/activity')] },
  {
    name: 'launch page, all its requests',
    requests: [
      () => get('/api/session'),
      (id) => get(`/api/launches/${id}`),
      (id) => get(`/api/launches/${id}/tasks`),
      (id) => get(`/api/warnings?launchId=${id}`),
      () => get('/api/people'),
      (id) => get(`/api/activity?noun=launch&entityId=${id}&limit=20`),
    ],
  },
  {
    name: 'preview and confirm a plan',
    takes: 'launch',
    alone: 'computing the dates is the work',
    requests: [
      (_, { id }) => ({
        method: 'POST',
        path: `/api/launches/${id}/previews`,
        body: { launchDate: nextDay(), grade: plannedGrade, gradeReason: 'The market asks for it.' },
      }),
      (_, { id, answer }) => ({
        method: 'PUT',
        path: `/api/launches/${id}/plan`,
        body: { previewId: (JSON.parse(answer!) as { id: string }).id },
      }),
    ],
  },
]
