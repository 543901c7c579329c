import type { FastifyInstance } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { isMigrated } from '../db/migrate.ts'
import type { Database } from '../db/tables.ts'
import { refuse } from '../domain/refusal.ts'

/** `/healthz`: the process answers. `/readyz`: so does its database, in the shape this version needs. */
export function healthRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  const options = { config: { action: 'public' } as object, logLevel: 'warn' as const }
  app.get('/healthz', options, () => ({ status: 'ok' }))
  app.get('/readyz', options, async (request) => {
    try {
      await sql`select 1`.execute(db)
      if (await isMigrated(db)) return { status: 'ok' }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
    }
    throw refuse('not-ready')
  })
}
