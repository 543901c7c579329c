/** Keyset paging: a page continues after the last row of the one before, so its cost does not grow with depth. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { PageOf } from '../contracts/primitives.ts'
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

/** How many rows a query lets through: the total beside a page. */
export async function countRows<DB, Tables extends keyof DB>(
  query: SelectQueryBuilder<DB, Tables, object>,
): Promise<number> {
  const counted = query.select(sql<number>`count(*)`.as('total'))
  return ((await counted.executeTakeFirstOrThrow()) as { total: number }).total
}

/** The order of a list, and which page of it is asked for. */
type PageOptions = {
  /** Names the order in the cursor; a cursor of another order is refused. */
  order: string
  /** The column that orders, `table.column`; never null and among the columns that the query selects. */
  key: `${string}.${string}`
  /** The key is a whole number, not text. */
  isNumeric?: boolean
  /** Orders rows with equal keys, in the same direction; selected like the key. */
  id: `${string}.${string}`
  isDescending: boolean
  cursor: string | undefined
  limit: number
}

const columnOf = (reference: string): string => reference.slice(reference.indexOf('.') + 1)

/**
 * Reads one page of a query. Fetches one row more than `limit`, which tells whether another page follows.
 * @param page `total` is how many rows all pages hold together (`countRows`)
 * @throws Refusal invalid-input for a cursor that is not of this order
 */
export async function readPage<DB, Tables extends keyof DB, Row extends object, Item>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  page: PageOptions & { total: number },
  toItem: (row: Row) => Item,
): Promise<PageOf<Item>> {
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
  const rows = (await paged.execute()) as Row[]
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1) as Record<string, Key> | undefined
  const nextCursor =
    rows.length > page.limit && last
      ? cursorAfter(page.order, last[columnOf(page.key)]!, String(last[columnOf(page.id)]))
      : null
  return { items: shown.map(toItem), nextCursor, total: page.total }
}
