/** The requests to both servers. Each write uses another feature, so that none is stale. */
export type BenchRequest = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: object; ifMatch?: string }

export type Scenario = {
  name: string
  isWrite: boolean
  /** The share of the bare throughput that Headrace aims for. */
  aim: number
  /** @param pick an id that no request of this run had before, for writes */
  ask: (pick: () => string, launchId: string) => BenchRequest
}

export const scenarios: Scenario[] = [
  {
    name: 'list 50 of 10,000, by grade, by date',
    isWrite: false,
    aim: 0.6,
    ask: () => ({ method: 'GET', path: '/api/features?grade=big-scenario&sort=releaseDate' }),
  },
  {
    name: 'read a launch with 50 of 50,000 tasks',
    isWrite: false,
    aim: 0.6,
    ask: (_, launchId) => ({ method: 'GET', path: `/api/launches/${launchId}/tasks` }),
  },
  {
    name: 'create a feature',
    isWrite: true,
    aim: 0.5,
    ask: () => ({ method: 'POST', path: '/api/features', body: { title: 'Shift swap 换班', stage: 'prd' } }),
  },
  {
    name: 'update a feature',
    isWrite: true,
    aim: 0.5,
    ask: (pick) => ({
      method: 'PATCH',
      path: `/api/features/${pick()}`,
      body: { summary: 'Managers approve on the phone.', stage: 'gray' },
      ifMatch: '"1"',
    }),
  },
]
