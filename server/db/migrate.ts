import { type Kysely, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { OperatorError } from '../operator-error.ts'
import type { Database } from './tables.ts'

const migrator = (db: Kysely<Database>) =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })

/** As Kysely says it, which gives no code. */
const unknownMigration = /previously executed migration (\S+) is missing/

function orThrow(result: MigrationResultSet): void {
  const newer = result.error instanceof Error ? unknownMigration.exec(result.error.message)?.[1] : undefined
  if (newer !== undefined) {
    throw new OperatorError(
      `A newer version of Headrace made this database (${newer}). Update Headrace, or restore a backup from before the update.`,
      { cause: result.error },
    )
  }
  if (result.error) throw result.error instanceof Error ? result.error : new Error(String(result.error))
}

/** Runs all pending migrations; idempotent. */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  orThrow(await migrator(db).migrateToLatest())
}

/** Reverts every migration; deletes all data. */
export async function migrateDownAll(db: Kysely<Database>): Promise<void> {
  orThrow(await migrator(db).migrateTo(NO_MIGRATIONS))
}

/** Whether the database has all migrations of this version. */
export async function isMigrated(db: Kysely<Database>): Promise<boolean> {
  const all = await migrator(db).getMigrations()
  return all.every((migration) => migration.executedAt !== undefined)
}
