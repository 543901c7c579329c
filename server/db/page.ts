/** Keyset pagination: a page continues after the last row of the one before, so its cost does not grow with depth. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { PageOf } from '../contracts/primitives.ts'
import { refuse } from '../domain/refusal.ts'

type Key = string | number

/** The cursor after a page: the sort order, the key and the id of its last row, encoded as text. */
export const cursorAfter = (order: string, key: Key, id: string): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

/** A key that both databases can compare: text they can store, or a 32-bit integer. */
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

/** The total number of rows of a query. */
export async function countRows<DB, Tables extends keyof DB>(
  query: SelectQueryBuilder<DB, Tables, object>,
): Promise<number> {
  const counted = query.select((eb) => eb.fn.countAll<number>().as('total'))
  return ((await counted.executeTakeFirstOrThrow()) as { total: number }).total
}

/** The sort order of a list, and the requested page. */
type PageOptions = {
  /** The name of the sort order; a cursor of another order is refused. */
  order: string
  /** The sort column, `table.column`; not nullable and among the selected columns. */
  key: `${string}.${string}`
  /** The key is an integer, not text. */
  isNumeric?: boolean
  /** The tie-breaker for rows with equal keys, in the same direction; selected like the key. */
  id: `${string}.${string}`
  isDescending: boolean
  cursor: string | undefined
  limit: number
}

const columnOf = (reference: string): string => reference.slice(reference.indexOf('.') + 1)

/**
 * Reads one page of a query. Fetches one row more than `limit` to know whether another page follows.
 * @param page `total` is the number of rows of all pages (`countRows`), asked only if this page is not all of them
 * @throws Refusal invalid-input for a cursor of another sort order
 */
export async function readPage<DB, Tables extends keyof DB, Row extends object, Item>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  page: PageOptions & { total: number | (() => Promise<number>) },
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
  const isAll = page.cursor === undefined && nextCursor === null
  const total = typeof page.total === 'number' ? page.total : isAll ? shown.length : await page.total()
  return { items: shown.map(toItem), nextCursor, total }
}
