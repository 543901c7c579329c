/** Keyset paging: a page continues after the last row of the one before, so its cost does not grow with depth. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { refuse } from '../domain/refusal.ts'

type Key = string | number

/** Where a page ends, as text to hand out: the order it belongs to, the key and the id of its last row. */
export const cursorAfter = (order: string, key: Key, id: string): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

/** What both databases can compare with a column: text they can store, or a whole number of 32 bits. */
function isKey(key: unknown, isNumeric: boolean): key is Key {
  if (isNumeric) return Number.isInteger(key) && Math.abs(key as number) < 2 ** 31
  return typeof key === 'string' && !key.includes('\0') && !/\p{Surrogate}/u.test(key)
}

function read(cursor: string, order: string, isNumeric: boolean): [Key, string] {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    value = undefined
  }
  const [of, key, id] = Array.isArray(value) ? (value as unknown[]) : []
  if (of !== order || !isKey(key, isNumeric) || typeof id !== 'string' || !isKey(id, false)) {
    throw refuse('invalid-input', { errors: [{ path: 'cursor', code: 'unknown-cursor' }] })
  }
  return [key, id]
}

/**
 * Orders by a key that is never null and then by id, both in the same direction, and continues after `cursor`.
 * Fetches one row more than `limit`, which tells whether another page follows.
 * `key` and `id` are columns, `isNumeric` tells of a key that is an integer; `order` names the order in the cursor, and a cursor of another order is refused.
 */
export function keyset<DB, Tables extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  page: {
    order: string
    key: string
    id: string
    isNumeric?: boolean
    isDescending: boolean
    cursor: string | undefined
    limit: number
  },
): SelectQueryBuilder<DB, Tables, Row> {
  const direction = page.isDescending ? 'desc' : 'asc'
  const key = sql.ref(page.key)
  const id = sql.ref(page.id)
  let paged = query
    .orderBy(key, direction)
    .orderBy(id, direction)
    .limit(page.limit + 1)
  if (page.cursor !== undefined) {
    const [lastKey, lastId] = read(page.cursor, page.order, page.isNumeric === true)
    const beyond = page.isDescending ? sql`<` : sql`>`
    paged = paged.where(sql<boolean>`(${key}, ${id}) ${beyond} (${lastKey}, ${lastId})`)
  }
  return paged
}

/** Cuts what `keyset` fetched into a page. */
export function toPage<Row, Item>(
  rows: Row[],
  page: { order: string; limit: number; total: number; keyOf: (row: Row) => [Key, string] },
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null; total: number } {
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > page.limit && last ? cursorAfter(page.order, ...page.keyOf(last)) : null
  return { items: shown.map(toItem), nextCursor, total: page.total }
}
