/** What differs between the two databases, or between a database and plain values. */
import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely'
import type { Flag } from './tables.ts'

/** A boolean as both databases store it. */
export const flag = (value: boolean): Flag => (value ? 1 : 0)

const uniqueCodes = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']
const foreignKeyCodes = ['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY']

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether a write failed because such a row exists already. */
export const isUniqueViolation = (error: unknown): boolean => uniqueCodes.includes(codeOf(error))

/** Whether a write failed because it names a row that does not exist. */
export const isForeignKeyViolation = (error: unknown): boolean => foreignKeyCodes.includes(codeOf(error))

/**
 * Text as search compares it: width and case folded, Latin accents gone.
 * The same on both databases, since neither folds Chinese and accents alike.
 */
export const searchable = (...parts: (string | null | undefined)[]): string =>
  parts
    .filter((part) => part)
    .join('\n')
    .normalize('NFKD')
    .replace(/\p{Nonspacing_Mark}/gu, '')
    .normalize('NFKC')
    .toLowerCase()

const sortKeyLength = 300

/**
 * The beginning of a title as lists sort it: `searchable`, short enough for an index row of PostgreSQL (2,700 bytes),
 * since one character may fold into eighteen.
 */
export const sortKey = (title: string): string =>
  searchable(title)
    .slice(0, sortKeyLength)
    .replace(/[\uD800-\uDBFF]$/, '')

/** A LIKE pattern that finds `query` anywhere; use with `escape '\'`. */
export const containing = (query: string): string => `%${searchable(query).replace(/[\\%_]/g, '\\$&')}%`

/** A LIKE pattern that finds an id anywhere in a text; ids hold nothing that LIKE would take for a pattern. */
export const containingId = (id: string): string => `%${id}%`

/**
 * Reads rows that nobody else may change until this transaction ends. Only PostgreSQL has writers side by side;
 * SQLite runs one transaction at a time.
 */
export const lockRows = <DB, Tables extends keyof DB, Row>(
  db: Pick<Kysely<DB>, 'getExecutor'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? query.forUpdate() : query

/**
 * The same, but rows of other tables that merely refer to these may still be written. Use it where the key of the
 * locked rows stays as it is.
 */
export const lockRowsButKeys = <DB, Tables extends keyof DB, Row>(
  db: Pick<Kysely<DB>, 'getExecutor'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? query.forNoKeyUpdate() : query
