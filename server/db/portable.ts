/** Portability between SQLite and PostgreSQL, and conversion of values to columns. */
import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely'
import type { Flag } from './tables/columns.ts'

/** A boolean as both databases store it. */
export const flag = (value: boolean): Flag => (value ? 1 : 0)

const uniqueCodes = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']
const foreignKeyCodes = ['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY']

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Whether a write failed because of a duplicate key. */
export const isUniqueViolation = (error: unknown): boolean => uniqueCodes.includes(codeOf(error))

/** Whether a write failed because a referenced row does not exist. */
export const isForeignKeyViolation = (error: unknown): boolean => foreignKeyCodes.includes(codeOf(error))

/**
 * Normalizes text for search: folds width and case, removes Latin accents.
 * Done here, because the two databases do not fold Chinese and accents alike.
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
 * The sort key of a title: the beginning of `searchable`, short enough for an index row of PostgreSQL (2,700 bytes),
 * because one character may fold into eighteen.
 */
export const sortKey = (title: string): string =>
  searchable(title)
    .slice(0, sortKeyLength)
    .replace(/[\uD800-\uDBFF]$/, '')

/** A LIKE pattern that finds `query` anywhere; use with `escape '\'`. */
export const containing = (query: string): string => `%${searchable(query).replace(/[\\%_]/g, '\\$&')}%`

/** A LIKE pattern that finds an id anywhere in a text; ids contain no LIKE wildcards. */
export const containingId = (id: string): string => `%${id}%`

/**
 * Locks the selected rows until the transaction ends (`select for update`). Only PostgreSQL has concurrent writers;
 * SQLite runs one transaction at a time.
 * @param of the only table whose rows are locked, when the query joins others
 */
export const lockRows = <DB, Tables extends keyof DB, Row>(
  db: Pick<Kysely<DB>, 'getExecutor'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
  of?: Tables & string,
): SelectQueryBuilder<DB, Tables, Row> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? query.forUpdate(of) : query

/**
 * The same with `for no key update`: rows that reference the locked ones by foreign key may still be written. Use it
 * when the primary key of the locked rows does not change.
 */
export const lockRowsButKeys = <DB, Tables extends keyof DB, Row>(
  db: Pick<Kysely<DB>, 'getExecutor'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? query.forNoKeyUpdate() : query

/** Locks the selected rows, leaving out those that another transaction has locked (`for update skip locked`). */
export const lockSkipping = <DB, Tables extends keyof DB, Row>(
  db: Pick<Kysely<DB>, 'getExecutor'>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? query.forUpdate().skipLocked() : query

/** The columns that differ, for an update: a database writes the indexes of every column that is set. */
export const differing = <Row extends object>(before: Row, next: Row): Partial<Row> =>
  Object.fromEntries(
    Object.entries(next).filter(([column, value]) => before[column as keyof Row] !== value),
  ) as Partial<Row>
