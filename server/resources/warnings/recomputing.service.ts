/** Recomputes all stored warnings when the day, the calendar or the rules have changed. */
import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { buildId } from '../../build-id.ts'
import type { Deps } from '../../deps.ts'
import { type WarningRules, warningRules } from '../../domain/warnings/warnings.ts'
import type { JobKind } from '../jobs/jobs.service.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { idsAfter } from './facts.repository.ts'
import { lastComputedFor, noteComputedFor } from './recomputing.repository.ts'
import { refreshFeatures, refreshLaunches } from './refreshing.service.ts'

/** Small enough that waiting writes on SQLite are not noticeably delayed. */
const parts = {
  feature: { table: 'features', atOnce: 200, refresh: refreshFeatures },
  launch: { table: 'launches', atOnce: 50, refresh: refreshLaunches },
} as const

const digestOf = (...texts: string[]): string => createHash('sha256').update(texts.join('\0')).digest('hex')

type Computed = { rules: string; day: string }

const read = (stored: string): Computed => {
  const [rules = '', day = ''] = stored.split(' ')
  return { rules, day }
}

/** What must be recomputed now, given the key of the last recomputation. */
function nounsDue(before: Computed, now: Computed, rules: WarningRules): (keyof WarningRules)[] {
  const nouns = ['feature', 'launch'] as const
  if (before.rules !== now.rules) return [...nouns]
  if (before.day === now.day) return []
  // The concerns of launches read the day, whatever the rules.
  return nouns.filter((noun) => noun === 'launch' || rules[noun].some(({ readsToday }) => readsToday))
}

/**
 * Recomputes what the day, the calendar or the rules have changed, in batches with one transaction each. Broken off, it
 * starts from the beginning the next time.
 * @param deps with an unfiltered database
 * @param report called between batches
 * @returns the number of batches with a changed warning
 */
export async function recomputeWarnings(
  deps: Deps,
  rules = warningRules,
  report: () => Promise<void> = async () => {},
): Promise<number> {
  const { today, calendar, definition } = await scheduleNow(deps, deps.db)
  const present = {
    rules: digestOf(buildId, JSON.stringify(rules)),
    day: digestOf(today, JSON.stringify(definition)),
  }
  const before = read(await lastComputedFor(deps.db))
  if (before.rules === present.rules && before.day === present.day) return 0
  let changed = 0
  for (const noun of nounsDue(before, present, rules)) {
    const { table, atOnce, refresh } = parts[noun]
    let ids = await idsAfter(deps.db, table, '', atOnce)
    while (ids.length > 0) {
      const some = ids
      if (await deps.db.transaction().execute((trx) => refresh(trx, deps, some, { today, calendar }, rules)))
        changed += 1
      await pause()
      await report()
      ids = await idsAfter(deps.db, table, some.at(-1) ?? '', atOnce)
    }
  }
  await noteComputedFor(deps.db, `${present.rules} ${present.day}`)
  // Any open page may show one of them.
  if (changed > 0) await deps.live.publish(deps.db, { kind: 'refetch' })
  return changed
}

/** Recomputes at every start, and when a day begins in the workspace's time zone, at most a minute late. */
export const recomputingWarnings = (rules = warningRules): JobKind => ({
  kind: 'recompute-warnings',
  seconds: 60 * 60,
  attempts: 1,
  everyMs: 60 * 1000,
  run: async (deps, { report }) => {
    await recomputeWarnings(deps, rules, report)
  },
})
