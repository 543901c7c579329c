/** Synchronizes the stored warnings of entities with the computed ones, writing only differences. */
import type { Kysely, Transaction } from 'kysely'
import { severities } from '../../contracts/warnings.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/tables.ts'
import type { Flag } from '../../db/tables/columns.ts'
import type { WarningsTable } from '../../db/tables/launches.ts'
import type { RaisedWarning } from '../../domain/warnings/warning-rule.ts'

/** The compared and updated columns; the others are kept as long as the warning applies. */
const computed = ['code', 'severity', 'rank', 'title', 'cause'] as const
type Computed = Pick<WarningsTable, 'id' | 'entity_id' | 'noun' | 'slug' | (typeof computed)[number]>

const rankOf = ({ severity, noun }: RaisedWarning): number =>
  2 * (severities.length - severities.indexOf(severity)) + (noun === 'launch' ? 1 : 0)

const toComputed = (entityId: string, warning: RaisedWarning): Computed => ({
  id: `${warning.slug}~${entityId}`,
  entity_id: entityId,
  noun: warning.noun,
  code: warning.code,
  slug: warning.slug,
  severity: warning.severity,
  rank: rankOf(warning),
  title: JSON.stringify(warning.title),
  cause: JSON.stringify(warning.cause),
})

/** 1 when people have dismissed this warning before, else 0. */
const isDismissed = (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('warning_dismissals')
    .select((eb) => eb.cast<Flag>(eb.fn.countAll(), 'integer').as('is_dismissed'))
    .where('warning_id', '=', id)

const storedWarnings = prepared((db: Kysely<Database>, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('warnings')
    .select(['id', ...computed])
    .where('entity_id', 'in', ids),
)

/**
 * @param raised the computed warnings by entity, including entities without warnings
 * @returns whether anything differed
 */
export async function storeWarnings(
  trx: Transaction<Database>,
  raised: ReadonlyMap<string, readonly RaisedWarning[]>,
  now: string,
): Promise<boolean> {
  const rows = await storedWarnings(trx, { ids: [...raised.keys()] })
  const stored = new Map(rows.map((row) => [row.id, row]))
  const holding = [...raised].flatMap(([id, warnings]) => warnings.map((warning) => toComputed(id, warning)))
  const held = new Set(holding.map(({ id }) => id))
  const gone = rows.flatMap(({ id }) => (held.has(id) ? [] : [id]))
  if (gone.length > 0) await trx.deleteFrom('warnings').where('id', 'in', gone).execute()
  const differing = holding.filter((row) => {
    const before = stored.get(row.id)
    return !before || computed.some((column) => before[column] !== row[column])
  })
  if (differing.length > 0) {
    await trx
      .insertInto('warnings')
      .values(differing.map((row) => ({ ...row, holds_since: now, is_dismissed: isDismissed(trx, row.id) })))
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) =>
            Object.fromEntries(computed.map((column) => [column, eb.ref(`excluded.${column}`)])),
          ),
      )
      .execute()
  }
  return gone.length + differing.length > 0
}
