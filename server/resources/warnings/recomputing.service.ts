/** Recomputes all stored warnings when the day, the calendar or the rules have changed. */
import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { buildId } from '../../build-id.ts'
import type { Deps } from '../../deps.ts'
import { type WarningRules, warningRules } from '../../domain/warnings/warnings.ts'
import { scheduleNow } from '../workspace/workspace.service.ts'
import { idsAfter } from './facts.repository.ts'
import {
  claimRecomputation,
  extendClaim,
  finishRecomputation,
  lastComputedFor,
} from './recomputing.repository.ts'
import { refreshFeatures, refreshLaunches } from './refreshing.service.ts'

/** The server extends its claim before each batch; after this time another server takes over. */
const claimedForMs = 2 * 60 * 1000

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
 * Recomputes what the day, the calendar or the rules have changed, in batches with one transaction each. Safe to call at
 * any time and by several servers: one of them does it, and if it dies, another restarts.
 * @param deps with an unfiltered database
 * @returns the number of batches with a changed warning
 */
export async function recomputeWarnings(deps: Deps, rules = warningRules): Promise<number> {
  const { today, calendar, definition } = await scheduleNow(deps, deps.db)
  const present = {
    rules: digestOf(buildId, JSON.stringify(rules)),
    day: digestOf(today, JSON.stringify(definition)),
  }
  const before = read(await lastComputedFor(deps.db))
  if (before.rules === present.rules && before.day === present.day) return 0
  const until = () => new Date(Date.parse(deps.now()) + claimedForMs).toISOString()
  const claim = deps.newId()
  if (!(await claimRecomputation(deps.db, claim, { now: deps.now(), until: until() }))) return 0
  let changed = 0
  for (const noun of nounsDue(before, present, rules)) {
    const { table, atOnce, refresh } = parts[noun]
    let ids = await idsAfter(deps.db, table, '', atOnce)
    while (ids.length > 0) {
      if (!(await extendClaim(deps.db, claim, until()))) return changed
      const some = ids
      if (await deps.db.transaction().execute((trx) => refresh(trx, deps, some, { today, calendar }, rules)))
        changed += 1
      await pause()
      ids = await idsAfter(deps.db, table, some.at(-1) ?? '', atOnce)
    }
  }
  await finishRecomputation(deps.db, claim, `${present.rules} ${present.day}`)
  // Any open page may show one of them.
  if (changed > 0) await deps.live.publish(deps.db, { kind: 'refetch' })
  return changed
}

const everyMs = 60 * 1000

/**
 * Recomputes now and whenever a day begins in the workspace's time zone, at most a minute late.
 * @returns a function that stops it, after the current run
 */
export function keepWarningsCurrent(deps: Deps, onFault: (error: unknown) => void): () => Promise<void> {
  let underWay: Promise<unknown> | undefined
  const run = () => {
    underWay ??= recomputeWarnings(deps)
      .catch(onFault)
      .finally(() => {
        underWay = undefined
      })
  }
  run()
  const timer = setInterval(run, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
