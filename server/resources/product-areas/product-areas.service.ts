import type { Kysely, Transaction } from 'kysely'
import type { Person } from '../../contracts/people.ts'
import type { NewProductArea, ProductArea, ProductAreaChange } from '../../contracts/product-areas.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { changesBetween, recordEvents } from '../activity/activity.service.ts'
import { lockWorkspace } from '../workspace/workspace.service.ts'
import {
  changeProductArea,
  getProductArea,
  insertProductArea,
  listProductAreas,
  lockProductArea,
} from './product-areas.repository.ts'

/** Adds an area within a transaction, for imports with new areas. */
export async function addProductAreaIn(
  trx: Transaction<Database>,
  deps: Deps,
  by: Person,
  input: NewProductArea & { id?: string },
): Promise<ProductArea> {
  const area = await insertProductArea(trx, { id: deps.newId(), ...input })
  await recordEvents(trx, deps, by.id, [
    { noun: 'product-area', entity: { id: area.id, title: area.name }, verb: 'created' },
  ])
  return area
}

export const addProductArea = (deps: Deps, by: Person, input: NewProductArea): Promise<ProductArea> =>
  deps.db.transaction().execute((trx) => addProductAreaIn(trx, deps, by, input))

/** Changes an area; the gate young-product evaluates its product stage for every feature in it. */
export async function changeProductAreaAt(
  deps: Deps,
  by: Person,
  id: string,
  version: number,
  change: ProductAreaChange,
): Promise<ProductArea> {
  return deps.db.transaction().execute(async (trx) => {
    // Serializes with changes that move features into this area, and with imports.
    await lockWorkspace(trx)
    await lockProductArea(trx, id)
    const before = await getProductArea(trx, id)
    const after = await changeProductArea(trx, id, version, change)
    const changes = changesBetween(before, after, ['name', 'productStage'])
    await recordEvents(trx, deps, by.id, [
      { noun: 'product-area', entity: { id, title: after.name }, verb: 'changed', changes },
    ])
    return after
  })
}

/** All areas by name, for matching names to areas. */
export const allProductAreas = (db: Kysely<Database>): Promise<ProductArea[]> => listProductAreas(db)
