import { readFile } from 'node:fs/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { startServer, testDeps } from '../support/server.ts'

const seed = new URL('../../../shared/data/seed-saas-pmm/features.csv', import.meta.url)

it('imports 34 new features from the real list, and none the second time', async () => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  await migrateToLatest(db)
  const anyone = await startServer(testDeps(db))
  const { client } = await anyone.firstAdministrator()
  const file = await readFile(seed)
  const upload = async () =>
    (
      await client.post<Import>('/api/imports?fileName=features.csv', file, {
        headers: { 'content-type': 'text/csv' },
      })
    ).body

  const first = await upload()
  expect(first).toMatchObject({ encoding: 'utf-8', separator: ',', hasHeader: true })
  expect(first.counts).toEqual({ new: 34, changed: 0, same: 0, wrong: 0 })
  expect(first.stageWords.map(({ word, stage }) => `${word} → ${stage}`).sort()).toEqual([
    'beta → gray',
    'ga → released',
    'not_implemented → planned',
    'partial_ga → gray',
  ])
  expect((await client.put(`/api/imports/${first.id}/commit`)).status).toBe(200)
  const { items, total } = (await client.get<PageOf<Feature>>('/api/features?limit=200')).body
  expect(total).toBe(34)
  expect(items.find(({ externalKey }) => externalKey === 'literal_search')).toMatchObject({
    title: 'Literal Search',
    stage: 'released',
    productArea: { name: 'code_search' },
    tags: ['code_health', 'code_security', 'incident_response', 'code_reuse', 'developer_onboarding'],
  })

  expect((await upload()).counts).toEqual({ new: 0, changed: 0, same: 34, wrong: 0 })
})
