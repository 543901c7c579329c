/** Exports: of one entity as its reader sees it, of all data for administrators, and never a secret. */
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { exportedTables } from '#server/resources/company-export/tables.repository.ts'
import { eachTable } from '#server/resources/declarations.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { readFromSnapshot } from '#server/db/snapshot.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { fillDatabase } from '../db/filled-database.ts'
import { startServer, testDeps } from '../support/server.ts'
import { card, decide, save, score } from './grading-fixtures.ts'
import { testReason, complete, draft, plan, skip, startLaunching, tasksOf } from './launches-fixtures.ts'

/** The files of a zip as text, by path. */
async function unzip(client: Client, path: string) {
  const response = await fetch(`${client.url}${path}`, { headers: { cookie: client.cookie ?? '' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const texts = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  return { texts: Object.fromEntries(texts), disposition: response.headers.get('content-disposition') ?? '' }
}
const csv = (text = ''): Record<string, string>[] => parse(text, { columns: true, bom: true })

eachDatabase((name, open, newUrl) => {
  describe('an export of one entity', () => {
    it('of a feature contains everything its reader may see', async () => {
      const { admin, pia, paul, cora, addFeature } = await startLaunching(await open())
      const rye = await addFeature('Rye # bread [x](http://evil.example) 黑麦', {
        summary: '# Not a heading\n<script>no</script>',
        pmOwnerId: paul.person.id,
      })
      await score(pia, rye, [3, 3, 3, 3, 3, 3, 3, 3])
      await decide(pia, rye, { grade: 'small-scenario', reason: testReason })
      await score(pia, rye, [5, 5, 5, 5, 5, 5, 5, 5])
      const { texts, disposition } = await unzip(paul.client, `/api/features/${rye.id}/export`)
      expect(disposition).toContain(`filename="rye-bread-x-http-evil-example-`)
      expect(decodeURIComponent(disposition)).toContain('黑麦-')
      expect(Object.keys(texts)).toEqual(['feature.md', 'feature.json'])
      const markdown = texts['feature.md'] ?? ''
      expect(markdown.split('\n')[0]).toBe('# Rye \\# bread \\[x\\](http://evil.example) 黑麦')
      expect(markdown).toContain('> \\# Not a heading\n> \\<script\\>no\\</script\\>')
      expect(markdown).toContain('- PM owner: Paul')
      expect(markdown).toContain('- Grade: small scenario')
      expect(markdown).toContain(`> ${testReason}`)
      const told = JSON.parse(texts['feature.json'] ?? '') as {
        feature: object
        grading: { visibility: string; cards: unknown; decisions: unknown[] }
        history: { verb: string; origin: unknown }[]
      }
      expect(told.feature).toMatchObject({ id: rye.id, grade: 'small-scenario' })
      // A second round is open, and Paul has not scored in it.
      expect(told.grading).toMatchObject({ visibility: 'blind', cards: null })
      expect(told.grading.decisions).toHaveLength(1)
      expect(told.history.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['graded', 'created']))
      expect(told.history.every(({ origin }) => origin === null)).toBe(true)
      const refused = await cora.client.get<Problem>(`/api/features/${rye.id}/export`)
      expect(refused.body.code).toBe('not-allowed')
      expect((await admin.client.get(`/api/features/${pia.person.id}/export`)).status).toBe(404)
    })

    it('of a launch contains its checklist, in the language of its reader', async () => {
      const { db, pia, paul, feature } = await startLaunching(await open())
      const launch = await plan(pia, await draft(pia, feature, { title: 'Bread fair' }), 'small-scenario')
      const [first, second] = await tasksOf(pia, launch)
      await complete(pia, first!)
      await skip(pia, second!)
      await paul.client.patch('/api/session', { language: 'zh-Hans' })
      const { texts } = await unzip(paul.client, `/api/launches/${launch.id}/export`)
      const markdown = texts['launch.md'] ?? ''
      expect(markdown).toContain('# Bread fair\n')
      expect(markdown).toContain('- 级别：小场景型')
      expect(markdown).toContain('### 预热')
      expect(markdown.match(/^- \[x\] /gm)).toHaveLength(2)
      expect(markdown).toContain(`已跳过 (${testReason})`)
      const told = JSON.parse(texts['launch.json'] ?? '') as { tasks: unknown[]; features: unknown[] }
      expect(told.tasks).toHaveLength((await tasksOf(pia, launch)).length)
      expect(told.features).toMatchObject([{ id: feature.id }])
      await db.updateTable('launches').set({ is_confidential: 1 }).execute()
      expect((await paul.client.get(`/api/launches/${launch.id}/export`)).status).toBe(404)
    })
  })

  describe('an export of everything', () => {
    it('contains every declared table, a page per entity, and the row counts', async () => {
      const { db, admin, pia, paul, feature, addFeature } = await startLaunching(await open())
      const secret = await addFeature('=HYPERLINK("x") ../../etc/passwd')
      await db.updateTable('features').set({ is_confidential: 1 }).where('id', '=', secret.id).execute()
      await score(pia, feature, [3, 3, 3, 3, 3, 3, 3, 3])
      await decide(pia, feature, { grade: 'small-scenario', reason: testReason })
      await save(paul, feature, card([5, 5]))
      const launch = await plan(pia, await draft(pia, feature), 'announce')
      await admin.client.sendLatest('PUT', `/api/launches/${launch.id}/archive`)
      const made = await admin.client.post<{ secret: string }>('/api/api-tokens', {
        name: 'Nightly',
        scope: 'read',
        expiresOn: '2027-01-01',
      })
      const { texts, disposition } = await unzip(admin.client, '/api/export')
      expect(disposition).toContain('filename="headrace-2026-11-23.zip"')
      const paths = Object.keys(texts)
      expect(paths.filter((path) => path.startsWith('tables/')).sort()).toEqual(
        exportedTables.map(({ table }) => `tables/${table}.csv`).sort(),
      )
      const pages = paths.filter((path) => path.startsWith('features/'))
      expect(pages).toHaveLength(2)
      for (const path of paths)
        expect(path).toMatch(/^[\p{Letter}\p{Number}_-]+(\/[\p{Letter}\p{Number}_-]+)?\.(md|csv|json)$/u)
      expect(paths.find((path) => path.startsWith('launches/bread-'))).toBeDefined()

      const features = csv(texts['tables/features.csv'])
      expect(features.map(({ title }) => title)).toEqual(['Sourdough starter', `'${secret.title}`])
      expect(features[1]).toMatchObject({ is_confidential: '1' })
      const cards = csv(texts['tables/scorecards.csv'])
      expect(cards.map(({ scores }) => scores === '')).toEqual([false, true])
      expect(csv(texts['tables/people.csv']).map(({ name }) => name)).toContain('Paul')
      const manifest = JSON.parse(texts['manifest.json'] ?? '') as { rows: Record<string, number> }
      for (const { table } of exportedTables) {
        expect(csv(texts[`tables/${table}.csv`]), table).toHaveLength(manifest.rows[table] ?? -1)
        expect(texts['README.md']).toMatch(new RegExp(`\`${table}\`: [a-z]`))
      }
      expect(manifest.rows.tasks).toBe((await tasksOf(pia, launch)).length)
      expect(paths.at(-1)).toBe('manifest.json')

      const all = Object.values(texts).join('\n')
      const hashes = await db.selectFrom('passwords').select('hash as secret').execute()
      const sessions = await db.selectFrom('sessions').select('token_hash as secret').execute()
      const tokens = await db.selectFrom('api_tokens').select('token_hash as secret').execute()
      expect([hashes.length, tokens.length]).toEqual([1, 1])
      for (const { secret: hidden } of [...hashes, ...sessions, ...tokens, made.body]) {
        expect(all).not.toContain(hidden)
      }
      const told = await admin.client.get<ActivityPage>('/api/activity?verb=exported')
      expect(told.body.items).toMatchObject([{ noun: 'workspace', person: { name: 'Ada' } }])
      expect((await pia.client.get<Problem>('/api/export')).body.code).toBe('not-allowed')
    })

    it('lists every table and every column', async () => {
      const db = await open()
      const tables = await db.introspection.getTables()
      const leftOutTables = eachTable.flatMap(([table, declared]) =>
        'leftOut' in declared.export ? table : [],
      )
      const known = [...exportedTables.map(({ table }) => table), ...leftOutTables]
      expect(tables.map((one) => one.name).sort()).toEqual(known.sort())
      for (const [table, { export: exported }] of eachTable) {
        if ('leftOut' in exported) continue
        const present = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []
        expect(Object.keys(exported.columns).sort(), table).toEqual(present.sort())
      }
    })

    it('is a consistent snapshot during concurrent writes', async () => {
      const db = openDatabase(await newUrl(), 3)
      await migrateToLatest(db)
      const client = await startServer(testDeps(db))
      const { client: admin } = await client.firstAdministrator()
      await admin.post('/api/features', { title: 'Before' })
      const titles: string[][] = []
      const reading = readFromSnapshot(db, async function* (snapshot) {
        const read = async () =>
          (await snapshot.selectFrom('features').select('title').execute()).map(({ title }) => title)
        yield await read()
        yield await read()
      })
      for await (const seen of reading) {
        titles.push(seen)
        expect((await admin.post('/api/features', { title: 'Meanwhile' })).status).toBe(201)
      }
      expect(titles).toEqual([['Before'], ['Before']])
      expect((await db.selectFrom('features').select('id').execute()).length).toBe(3)
      await db.destroy()
    })

    // One database is enough: the streaming code is the same, and the snapshot test above runs on both.
    if (name === 'SQLite') {
      it('streams ten thousand features, tasks and audit events', { timeout: 120_000 }, async () => {
        const db = openDatabase(await newUrl(), 3)
        await migrateToLatest(db)
        const client = await startServer(testDeps(db))
        const { client: admin } = await client.firstAdministrator()
        await fillDatabase(db)
        const { texts } = await unzip(admin, '/api/export')
        expect(csv(texts['tables/features.csv'])).toHaveLength(10_000)
        expect(csv(texts['tables/tasks.csv'])).toHaveLength(10_000)
        expect(Object.keys(texts).filter((path) => path.startsWith('features/'))).toHaveLength(10_000)
        expect(Object.keys(texts).filter((path) => path.startsWith('launches/'))).toHaveLength(1000)
        await db.destroy()
      })
    }
  })
})
