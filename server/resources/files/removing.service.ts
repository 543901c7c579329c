import { eachTable } from '../declarations.ts'
import type { JobKind } from '../jobs/jobs.service.ts'
import { listUnusedFiles, noteUnusedFiles, removeUnusedFile } from './files.repository.ts'

const dayMs = 24 * 60 * 60 * 1000
const unusedForMs = 7 * dayMs
const atOnce = 50

/** Removes files that nothing has referenced for a week, among them uploads that were broken off. */
export const removingUnusedFiles: JobKind = {
  kind: 'remove-unused-files',
  seconds: 600,
  attempts: 5,
  everyMs: dayMs,
  run: async (deps, job) => {
    const now = deps.now()
    const before = new Date(Date.parse(now) - unusedForMs).toISOString()
    await noteUnusedFiles(deps.db, eachTable, now)
    for (;;) {
      const ids = await listUnusedFiles(deps.db, before, atOnce)
      for (const id of ids) {
        await deps.db.transaction().execute((trx) => removeUnusedFile(trx, id, before))
        job.signal.throwIfAborted()
      }
      if (ids.length < atOnce) return
      await job.report()
    }
  },
}
