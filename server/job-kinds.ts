/** All kinds of jobs: what servers do beside requests. */
import { refreshingStatistics } from './resources/jobs/statistics.service.ts'
import { extractingText } from './resources/documents/extracting.service.ts'
import { removingUnusedFiles } from './resources/files/removing.service.ts'
import { forgettingImports } from './resources/imports/imports.service.ts'
import type { JobKind } from './resources/jobs/jobs.service.ts'
import { recomputingWarnings } from './resources/warnings/recomputing.service.ts'

export const jobKinds: readonly JobKind[] = [
  extractingText,
  recomputingWarnings(),
  forgettingImports,
  removingUnusedFiles,
  refreshingStatistics,
]
