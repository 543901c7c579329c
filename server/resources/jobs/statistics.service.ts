import { refreshStatistics } from '../../db/statistics.ts'
import type { JobKind } from './jobs.service.ts'

/** Tells the query planner the sizes of tables, every day. */
export const refreshingStatistics: JobKind = {
  kind: 'refresh-statistics',
  seconds: 60 * 60,
  attempts: 1,
  everyMs: 24 * 60 * 60 * 1000,
  run: async ({ db }) => refreshStatistics(db),
}
