/** Remembers a fault of the database until writing to it succeeds again. */
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { fileOfUrl } from './database.ts'
import { type Fault, faultOf } from './faults.ts'
import type { Database } from './tables.ts'

export type FaultWatch = Readonly<{
  /** Remembers the fault behind an error. @returns undefined for any other error */
  note: (error: unknown) => Fault | undefined
  /** The present fault, after trying whether it is over. */
  check: () => Promise<Fault | undefined>
  stop: () => void
}>

const probeEveryMs = 5_000
/** A disk with less is as good as full: a write of Headrace may take as much. */
const neededBytes = 1024 * 1024

/** Writes as much as a large request does, and takes it back. @throws what writing throws */
function fillBeside(file: string): void {
  const path = `${file}.probe`
  const descriptor = openSync(path, 'w', 0o600)
  try {
    writeSync(descriptor, Buffer.alloc(neededBytes, 1))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
    rmSync(path, { force: true })
  }
}

/** @throws what writing to the database throws */
async function write(db: Kysely<Database>, file: string | undefined): Promise<void> {
  if (file !== undefined) fillBeside(file)
  await db.transaction().execute(async (trx) => {
    const probe = { key: 'probe', count: 0, last_at: '', forgotten_at: '' }
    await trx.insertInto('attempts').values(probe).execute()
    if (db.getExecutor().adapter instanceof PostgresAdapter) {
      await sql`create temporary table headrace_probe on commit drop as
        select md5(n::text) from generate_series(1, 8000) as numbers (n)`.execute(trx)
    }
  })
  await db.deleteFrom('attempts').where('key', '=', 'probe').execute()
}

function requireSpace(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(file))
  if (bavail * bsize < neededBytes) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
}

/**
 * Watches a database.
 * @param say told of each fault once when it begins, and once when it is over
 */
export function watchFaults(
  db: Kysely<Database>,
  databaseUrl: string,
  say: (sentence: string) => void = () => {},
): FaultWatch {
  const file = fileOfUrl(databaseUrl)
  let present: Fault | undefined
  let timer: NodeJS.Timeout | undefined
  let probing: Promise<void> | undefined

  function note(error: unknown): Fault | undefined {
    const fault = faultOf(error, databaseUrl)
    if (!fault) return undefined
    if (present?.sentence !== fault.sentence) say(fault.sentence)
    present = fault
    timer ??= setInterval(() => void probe(), probeEveryMs).unref()
    return fault
  }

  function end(): void {
    if (present) say(`Over: ${present.sentence}`)
    present = undefined
    clearInterval(timer)
    timer = undefined
  }

  const probe = () =>
    (probing ??= write(db, file)
      .then(end, (error: unknown) => void note(error))
      .finally(() => {
        probing = undefined
      }))

  return {
    note,
    check: async () => {
      try {
        if (file !== undefined) requireSpace(file)
      } catch (error) {
        return note(error)
      }
      if (present) await probe()
      return present
    },
    stop: () => clearInterval(timer),
  }
}
