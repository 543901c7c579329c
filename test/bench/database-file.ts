/** A filled SQLite database with sessions for the people who ask. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { Person } from '#server/contracts/people.ts'
import { openDatabase } from '#server/db/database.ts'
import type { Database } from '#server/db/tables.ts'
import { seed } from './seed.ts'

/** @returns the session's token */
export async function startSession(db: Kysely<Database>, { id }: Person): Promise<string> {
  const token = `bench-${id}`
  const never = '2999-01-01T00:00:00.000Z'
  await db
    .insertInto('sessions')
    .values({
      id: v7(),
      token_hash: createHash('sha256').update(token).digest('hex'),
      person_id: id,
      method: 'password',
      identity_id: null,
      has_second_factor: 0,
      address: null,
      user_agent: null,
      created_at: new Date().toISOString(),
      // A session that was seen later than now is not marked as seen, which would be a write for a read.
      last_seen_at: never,
      expires_at: never,
    })
    .execute()
  return token
}

/** Session tokens by role. */
export type Tokens = { pmm: string; lead: string }

export const cookieOf = (token: string): string => `headrace_session=${token}`

/** Fills a new file. @returns what `seed` returns, and tokens of two people who are not administrators */
export async function fillFile(file: string, featureCount: number) {
  process.stdout.write(`Filling a database with ${featureCount} features …\n`)
  const db = openDatabase(`sqlite:${file}`)
  try {
    const seeded = await seed(db, featureCount)
    const [pmm, lead] = seeded.people
    const tokens = { pmm: await startSession(db, pmm!), lead: await startSession(db, lead!) }
    return { ...seeded, tokens }
  } finally {
    await db.destroy()
  }
}
