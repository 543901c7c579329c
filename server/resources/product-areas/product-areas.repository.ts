import type { Kysely, Transaction } from 'kysely'
import type { NewProductArea, ProductArea, ProductAreaChange } from '../../contracts/product-areas.ts'
import { isUniqueViolation, lockRows, sortKey } from '../../db/portable.ts'
import type { Database } from '../../db/tables.ts'
import type { ProductAreasTable } from '../../db/tables/features.ts'
import { refuse, refuseField } from '../../domain/refusal.ts'

const toProductArea = (row: ProductAreasTable): ProductArea => ({
  id: row.id,
  name: row.name,
  productStage: row.product_stage as ProductArea['productStage'],
  version: row.version,
})

const nameTaken = (error: unknown): unknown =>
  isUniqueViolation(error) ? refuseField('name', 'already-exists') : error

export async function listProductAreas(db: Kysely<Database>): Promise<ProductArea[]> {
  const rows = await db.selectFrom('product_areas').selectAll().orderBy('name_key').execute()
  return rows.map(toProductArea)
}

/** @throws Refusal not-found */
export async function getProductArea(db: Kysely<Database>, id: string): Promise<ProductArea> {
  const row = await db.selectFrom('product_areas').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw refuse('not-found', { params: { noun: 'product-area' } })
  return toProductArea(row)
}

/** Locks an area, also against features being moved into it, until the transaction ends. */
export async function lockProductArea(trx: Transaction<Database>, id: string): Promise<void> {
  await lockRows(trx, trx.selectFrom('product_areas').select('id').where('id', '=', id)).execute()
}

/** @throws Refusal invalid-input when another area has this name, whatever its case or width */
export async function insertProductArea(
  trx: Transaction<Database>,
  area: NewProductArea & { id: string },
): Promise<ProductArea> {
  const row: ProductAreasTable = {
    id: area.id,
    name: area.name,
    name_key: sortKey(area.name),
    product_stage: area.productStage,
    version: 1,
  }
  try {
    await trx.insertInto('product_areas').values(row).execute()
  } catch (error) {
    throw nameTaken(error)
  }
  return toProductArea(row)
}

/** @throws Refusal stale-version, not-found, invalid-input for a taken name */
export async function changeProductArea(
  trx: Transaction<Database>,
  id: string,
  version: number,
  change: ProductAreaChange,
): Promise<ProductArea> {
  try {
    const result = await trx
      .updateTable('product_areas')
      .set((eb) => ({
        name: change.name,
        name_key: change.name === undefined ? undefined : sortKey(change.name),
        product_stage: change.productStage,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    const area = await getProductArea(trx, id)
    if (result.numUpdatedRows === 0n) throw refuse('stale-version', { params: { current: area.version } })
    return area
  } catch (error) {
    throw nameTaken(error)
  }
}
