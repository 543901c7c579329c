/** Two concurrent writers that each change a fact of one warning: the last to commit sees the other’s change. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { it, onTestFinished } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import { nestedIn } from '#server/db/transactions.ts'
import type { Deps } from '#server/deps.ts'
import { editFeature } from '#server/resources/features/features.service.ts'
import { createLaunch, editLaunch } from '#server/resources/launches/launches.service.ts'
import { changeProductAreaAt } from '#server/resources/product-areas/product-areas.service.ts'
import { refreshingWarnings } from '#server/resources/warnings/refreshing.service.ts'
import { eachDatabase } from '../support/databases.ts'
import { draft, launchDay, plan, startLaunching } from './launches-fixtures.ts'
import { expectStoredAsComputed } from './warnings-oracle.ts'

/** A graded feature in its launch, another outside it, and two product areas. */
async function startTogether(db: Kysely<Database>) {
  const company = await startLaunching(db)
  const { admin, pia, feature, grade, addFeature } = company
  const by = admin.person
  const addArea = async (name: string) =>
    (await admin.client.post<ProductArea>('/api/product-areas', { name, productStage: 'early' })).body
  const [home, other] = [await addArea('Home'), await addArea('Other')]
  const inHome = await admin.client.patch<Feature>(
    `/api/features/${feature.id}`,
    { productAreaId: home.id },
    { ifMatch: feature.version },
  )
  await grade(inHome.body, 'big-scenario')
  const planned = await plan(pia, await draft(pia, feature), 'big-scenario')
  const second = await addFeature('Second', { requestingCustomers: 9 })
  const read = async <Entity>(path: string) => (await admin.client.get<Entity>(path)).body
  const launchNow = await read<Launch>(`/api/launches/${planned.id}`)
  const graded = await read<Feature>(`/api/features/${feature.id}`)
  const writes = {
    'a release date': (deps: Deps) =>
      editFeature(deps, by, graded.id, graded.version, { releaseDate: launchDay }),
    'another release date': (deps: Deps) =>
      editFeature(deps, by, second.id, second.version, { releaseDate: launchDay }),
    'a move to another area': (deps: Deps) =>
      editFeature(deps, by, graded.id, graded.version, { productAreaId: other.id }),
    'a stage': (deps: Deps) => changeProductAreaAt(deps, by, home.id, home.version, { productStage: 'rnd' }),
    'the stage of another area': (deps: Deps) =>
      changeProductAreaAt(deps, by, other.id, other.version, { productStage: 'rnd' }),
    'a launch': (deps: Deps) =>
      createLaunch(deps, by, {
        title: 'Rolls',
        summary: null,
        featureIds: [graded.id, second.id],
        launchDate: launchDay,
        ownerId: null,
        grade: null,
        gradeReason: null,
        paidSpend: 5,
      }),
    'a feature more': (deps: Deps) =>
      editLaunch(deps, by, planned.id, launchNow.version, { featureIds: [graded.id, second.id] }),
  }
  return { ...company, writes }
}
type Write = keyof Awaited<ReturnType<typeof startTogether>>['writes']

const pairs: [Write, Write][] = [
  ['a release date', 'a launch'],
  ['a launch', 'a release date'],
  ['another release date', 'a feature more'],
  ['a feature more', 'another release date'],
  ['a stage', 'a launch'],
  ['a launch', 'a stage'],
  ['the stage of another area', 'a move to another area'],
  ['a move to another area', 'the stage of another area'],
]

/** Makes one write, starts the other before the first has committed, and then lets the first commit. */
async function sideBySide(
  deps: Deps,
  otherDb: Kysely<Database>,
  first: (deps: Deps) => Promise<unknown>,
  second: (deps: Deps) => Promise<unknown>,
): Promise<void> {
  let began: Promise<unknown> = Promise.resolve()
  await deps.db.transaction().execute(async (trx: Transaction<Database>) => {
    await first({ ...deps, db: refreshingWarnings(nestedIn(trx), deps) })
    began = second({ ...deps, db: refreshingWarnings(otherDb, deps) })
    // An error is thrown once the first has committed.
    began.catch(() => undefined)
    await wait(150)
  })
  await began
}

eachDatabase((name, _open, newUrl) => {
  it.each(pairs)('%s and %s, concurrently', { timeout: 30_000 }, async (first, second) => {
    const url = await newUrl()
    const db = openDatabase(url, 3)
    await migrateToLatest(db)
    // SQLite has one write connection, for which the second waits; PostgreSQL uses the pool of another server.
    const otherDb = name === 'PostgreSQL' ? openDatabase(url, 3) : db
    onTestFinished(() => db.destroy())
    onTestFinished(() => otherDb.destroy())
    const { deps, admin, pia, writes } = await startTogether(db)
    await sideBySide(deps, otherDb, writes[first], writes[second])
    await expectStoredAsComputed(db, admin.client, [pia.client])
  })
})
