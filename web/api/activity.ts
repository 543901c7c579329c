import type { Activity, ActivityPage } from '#server/contracts/activity.ts'
import { call } from './client.ts'

export const listActivity = (
  query: {
    noun?: Activity['noun'] | undefined
    thingId?: string
    cursor?: string | undefined
    limit?: number
  } = {},
) => call<ActivityPage>('GET', '/activity', { query })
