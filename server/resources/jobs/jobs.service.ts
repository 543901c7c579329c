/** The job queue: work that must be done, but not within a request. Several servers share it. */
import type { Transaction } from 'kysely'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { insertJob } from './jobs.repository.ts'

/** A job that is being worked on. */
export type RunningJob = Readonly<{
  subject: string
  /** Aborted when its time is over, when another server has taken it over, or when this server stops. */
  signal: AbortSignal
  /** Keeps the lease, and says how far it is. Call it between parts that take up to a minute. */
  report: (progress?: { done: number; total: number }) => Promise<void>
}>

/** Writes what a job found out, in the transaction that ends it: done once, also when a server is killed. */
export type FinishJob = (trx: Transaction<Database>) => Promise<void>

/** A kind of job, declared beside the resource that it works for and listed in `job-kinds.ts`. */
export type JobKind = Readonly<{
  kind: string
  /** Aborted after this time. */
  seconds: number
  /** After so many failures it has failed for good. */
  attempts: number
  /** For a job without a subject that is due again so many milliseconds after it was done, and at every start. */
  everyMs?: number
  run: (deps: Deps, job: RunningJob) => Promise<FinishJob | void>
  /** Says where people look that it has failed for good. */
  onFailed?: (trx: Transaction<Database>, deps: Deps, subject: string) => Promise<void>
}>

/**
 * Queues a job within the transaction that makes it necessary; it begins after the commit. A job that is queued already
 * is not queued twice.
 */
export async function queueJob(
  trx: Transaction<Database>,
  deps: Pick<Deps, 'now' | 'newId' | 'live'>,
  { kind }: Pick<JobKind, 'kind'>,
  subject: string,
): Promise<void> {
  const at = deps.now()
  await insertJob(trx, {
    id: deps.newId(),
    kind,
    subject,
    at,
    dueAt: at,
  })
  await deps.live.publish(trx, { kind: 'jobs' })
}
