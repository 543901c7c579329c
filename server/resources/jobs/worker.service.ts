/** Works off the queue: claims jobs, keeps their leases, and tries again what failed. */
import type { Deps } from '../../deps.ts'
import {
  claimJob,
  endJob,
  extendLease,
  hasDueJob,
  insertJob,
  releaseJob,
  removeFailedJobs,
  returnJob,
} from './jobs.repository.ts'
import type { JobKind } from './jobs.service.ts'

/** A lease that ends without being extended lets another server take over. */
const leaseMs = 90_000
const extendEveryMs = 20_000
const pollMs = 2_000
const firstRetryMs = 5_000
const longestRetryMs = 60 * 60 * 1000
const failuresKeptMs = 30 * 24 * 60 * 60 * 1000

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

const retryMs = (attempts: number): number => Math.min(firstRetryMs * 4 ** (attempts - 1), longestRetryMs)

class LeaseLost extends Error {}

type Options = Readonly<{
  onFault: (error: unknown, kind: string) => void
  signal?: AbortSignal | undefined
}>

/**
 * Claims one job that is due and works on it.
 * @param deps with an unfiltered database
 * @returns whether there was one
 */
export async function workOnce(
  deps: Deps,
  kinds: readonly JobKind[],
  { onFault, signal: stopping }: Options,
): Promise<boolean> {
  const claim = deps.newId()
  const now = deps.now()
  const names = kinds.map(({ kind }) => kind)
  const row = await claimJob(deps.db, names, { claim, now, until: later(now, leaseMs) })
  const declared = kinds.find(({ kind }) => kind === row?.kind)
  if (!row || !declared) return false

  const lost = new AbortController()
  const signals = [lost.signal, AbortSignal.timeout(declared.seconds * 1000), ...(stopping ? [stopping] : [])]
  const signal = AbortSignal.any(signals)
  const report = async (progress?: { done: number; total: number }) => {
    const isHeld = await extendLease(deps.db, claim, later(deps.now(), leaseMs), progress)
    if (!isHeld) lost.abort(new LeaseLost('another server has taken this job over'))
    signal.throwIfAborted()
  }
  const timer = setInterval(() => void report().catch(() => {}), extendEveryMs).unref()
  try {
    const finish = await declared.run(deps, { subject: row.subject, signal, report })
    const next = declared.everyMs === undefined ? undefined : later(deps.now(), declared.everyMs)
    await deps.db.transaction().execute(async (trx) => {
      if (!(await endJob(trx, claim, next))) throw new LeaseLost('another server has taken this job over')
      await finish?.(trx)
    })
  } catch (error) {
    if (error instanceof LeaseLost || lost.signal.aborted) return true
    if (stopping?.aborted) {
      await returnJob(deps.db, claim)
      return false
    }
    onFault(error, row.kind)
    await giveUpOrRetry(deps, declared, { claim, subject: row.subject, attempts: row.attempts, error })
  } finally {
    clearInterval(timer)
  }
  return true
}

async function giveUpOrRetry(
  deps: Deps,
  declared: JobKind,
  { claim, subject, attempts, error }: { claim: string; subject: string; attempts: number; error: unknown },
): Promise<void> {
  const now = deps.now()
  const isOver = declared.everyMs === undefined && attempts >= declared.attempts
  const failure = error instanceof Error ? error.message.slice(0, 500) : String(error).slice(0, 500)
  await deps.db.transaction().execute(async (trx) => {
    const dueAt = later(now, retryMs(attempts))
    const isHeld = await releaseJob(trx, claim, { failure, dueAt, failedAt: isOver ? now : null })
    if (isHeld && isOver) await declared.onFailed?.(trx, deps, subject)
  })
}

/** Works on everything that is due at this moment, one job after the other. For tests and commands. */
export async function workOff(deps: Deps, kinds: readonly JobKind[], options: Options): Promise<void> {
  while (await workOnce(deps, kinds, options));
}

/** Queues the recurring jobs; they run at every start, because a new version may have other rules. */
export async function queueRecurring(deps: Deps, kinds: readonly JobKind[]): Promise<void> {
  const at = deps.now()
  for (const { kind, everyMs } of kinds) {
    if (everyMs === undefined) continue
    await insertJob(deps.db, { id: deps.newId(), kind, subject: '', at, dueAt: at })
  }
  await removeFailedJobs(deps.db, later(at, -failuresKeptMs))
}

/**
 * Works on the queue until it is stopped: at once when a server queues something, and every two seconds.
 * @param atOnce how many jobs this server works on at the same time
 * @returns a function that stops it; jobs in the middle are given back
 */
export function startWorker(
  deps: Deps,
  kinds: readonly JobKind[],
  onFault: (error: unknown, kind: string) => void,
  atOnce = 2,
): () => Promise<void> {
  const stopping = new AbortController()
  const names = kinds.map(({ kind }) => kind)
  const atWork = new Set<Promise<unknown>>()
  const work = async () => {
    try {
      while (!stopping.signal.aborted && (await hasDueJob(deps.db, names, deps.now()))) {
        if (!(await workOnce(deps, kinds, { onFault, signal: stopping.signal }))) return
      }
    } catch (error) {
      onFault(error, 'queue')
    }
  }
  const wake = () => {
    if (stopping.signal.aborted || atWork.size >= atOnce) return
    const working = work().finally(() => atWork.delete(working))
    atWork.add(working)
  }
  const unsubscribe = deps.live.subscribe(({ kind }) => {
    if (kind === 'jobs' || kind === 'refetch') wake()
  })
  const timer = setInterval(wake, pollMs).unref()
  const starting = queueRecurring(deps, kinds).then(wake, (error: unknown) => onFault(error, 'queue'))
  return async () => {
    stopping.abort()
    unsubscribe()
    clearInterval(timer)
    await starting
    await Promise.all(atWork)
  }
}
