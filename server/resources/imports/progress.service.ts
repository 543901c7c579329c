/** How far the imports under way have come. In memory, because a transaction shows nobody what it has written so far. */
import type { ImportProgress } from '../../contracts/imports.ts'
import type { Deps, Live } from '../../deps.ts'

/** In milliseconds, between two reports of one step. */
const reportEveryMs = 250
/** In milliseconds: an import that has not been heard of for longer ended with its server. */
const forgottenAfterMs = 60_000

export type Report = (step: ImportProgress['step'], done: number, total: number) => void

type Whose = Readonly<{ importId: string; personId: string }>

export type ProgressBook = Readonly<{
  /** The imports of a person that are read or written now, on this server or on another with the same database. */
  of: (personId: string) => ImportProgress[]
  /** Does the work of an import, whose progress can be asked for meanwhile. */
  during: <T>(
    deps: Pick<Deps, 'db' | 'live'>,
    whose: Whose,
    work: (report: Report) => Promise<T>,
  ) => Promise<T>
  close: () => void
}>

/** Keeps what the servers that use this database say of their imports. */
export function openProgress(live: Live): ProgressBook {
  const entries = new Map<string, { personId: string; progress: ImportProgress; forget: NodeJS.Timeout }>()

  const remove = (importId: string) => {
    clearTimeout(entries.get(importId)?.forget)
    entries.delete(importId)
  }
  const stop = live.subscribe((signal) => {
    if (signal.kind !== 'importing') return
    const { importId, personId, progress } = signal
    remove(importId)
    if (progress === null) return
    const forget = setTimeout(() => entries.delete(importId), forgottenAfterMs).unref()
    entries.set(importId, { personId, progress: { importId, ...progress }, forget })
  })

  return {
    of: (personId) =>
      [...entries.values()].filter((entry) => entry.personId === personId).map(({ progress }) => progress),
    during: async (deps, whose, work) => {
      const publish = publisher(deps, whose)
      let shown: ImportProgress['step'] | undefined
      let reportedAt = 0
      try {
        return await work((step, done, total) => {
          if (step === shown && performance.now() - reportedAt < reportEveryMs) return
          shown = step
          reportedAt = performance.now()
          publish({ step, done, total })
        })
      } finally {
        if (shown !== undefined) publish(null)
      }
    },
    close: () => {
      stop()
      for (const importId of [...entries.keys()]) remove(importId)
    },
  }
}

type Progress = Omit<ImportProgress, 'importId'> | null

/**
 * Publishes outside the transaction, and without keeping it waiting: on PostgreSQL it might hold what the other
 * connections wait for. What cannot be published is left out, except for the last.
 */
function publisher({ db, live }: Pick<Deps, 'db' | 'live'>, whose: Whose): (progress: Progress) => void {
  let underWay: Promise<void> | undefined
  return (progress) => {
    if (underWay && progress !== null) return
    const before = underWay ?? Promise.resolve()
    const own = before
      .then(() => live.publish(db, { kind: 'importing', ...whose, progress }))
      .catch(() => undefined)
      .finally(() => {
        if (underWay === own) underWay = undefined
      })
    underWay = own
  }
}
