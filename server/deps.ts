import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import type { Database } from './db/tables.ts'

/** All that is injected, ever. */
export type Deps = Readonly<{
  config: Config
  db: Kysely<Database>
  /** The present moment, ISO 8601 in UTC. */
  now: () => string
  /** A fresh identity: UUID version 7, so that ids ascend with time. */
  newId: () => string
  /** A secret that nobody can guess: 256 random bits as text. */
  newToken: () => string
}>
