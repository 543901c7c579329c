import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { sized } from '../support/size.ts'
import { commit, features, importAll, list, rowsOf, start, upload } from './imports-fixtures.ts'

/** The maximum of a file; the smaller number still needs several statements. */
const rows = sized(5_000, 50_000)

eachDatabase((_, open) => {
  describe('an import', () => {
    it('previews its changes, then commits exactly those', async () => {
      const { pmm } = await start(open)
      const preview = await upload(pmm, list)
      expect(preview.status).toBe(201)
      expect(preview.body).toMatchObject({
        fileName: 'list.csv',
        encoding: 'utf-8',
        separator: ',',
        hasHeader: true,
        counts: { new: 3, changed: 0, same: 0, wrong: 0 },
        newProductAreas: ['Ovens', 'Dough'],
        committedAt: null,
      })
      expect(preview.body.columns[3]).toEqual({
        index: 3,
        name: 'maturity',
        field: 'stage',
        samples: ['ga', 'beta', 'not_implemented'],
      })
      expect(preview.body.stageWords).toContainEqual({ word: 'beta', stage: 'gray', count: 1 })
      expect(await features(pmm)).toEqual([])
      expect((await pmm.get(`/api/imports/${preview.body.id}`)).body).toEqual(preview.body)

      const committed = await commit(pmm, preview.body)
      expect(committed.body.committedAt).not.toBeNull()
      const [mixer, steam, dough] = await features(pmm)
      expect(mixer).toMatchObject({
        externalKey: 'k2',
        stage: 'gray',
        needsGrading: true,
        releaseDate: '2026-06-01',
      })
      expect(steam).toMatchObject({
        title: 'Steam, hot',
        stage: 'released',
        productArea: { name: 'Ovens' },
        pmOwner: { name: 'Pia' },
        tags: ['loud', 'wet'],
        requestingCustomers: 1200,
        version: 1,
      })
      expect(dough).toMatchObject({ title: '面团', stage: 'planned', releaseDate: '2026-07-01' })
    })

    it('of the same file again finds no changes, and has nothing to commit', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const again = await upload(pmm, list)
      expect(again.body.counts).toEqual({ new: 0, changed: 0, same: 3, wrong: 0 })
      expect(again.body.newProductAreas).toEqual([])
      const refused = await commit<Problem>(pmm, again.body)
      expect([refused.status, refused.body.code]).toEqual([409, 'import-has-nothing'])
    })

    it('updates by key and by title, field by field, and ignores empty cells', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, `${list},Rolls,,,,,,\n`)
      const { body } = await upload(
        pmm,
        'title,key,release date,PM\nSteam,k1,,\nMixer,k2,2026-06-02,\nRolls,,2026-08-01,Ada\nDough,k3\n',
      )
      expect(body.counts).toEqual({ new: 0, changed: 3, same: 0, wrong: 1 })
      const { items, total } = await rowsOf(pmm, body, '?kind=changed')
      expect(total).toBe(3)
      expect(items[0]).toEqual({
        line: 2,
        kind: 'changed',
        title: 'Steam',
        externalKey: 'k1',
        changes: [{ field: 'title', before: 'Steam, hot', after: 'Steam' }],
        errors: [],
      })
      await commit(pmm, body)
      const [mixer, rolls, steam] = await features(pmm)
      expect(mixer).toMatchObject({ releaseDate: '2026-06-02', pmOwner: { name: 'Pia' }, version: 2 })
      expect(rolls).toMatchObject({ releaseDate: '2026-08-01', pmOwner: { name: 'Ada' } })
      expect(steam).toMatchObject({ title: 'Steam', releaseDate: '2026-05-06', tags: ['loud', 'wet'] })
      expect((await pmm.get<PageOf<Feature>>('/api/features?q=steam')).body.total).toBe(1)
      const found = await pmm.get<PageOf<AuditEvent>>(`/api/activity?entityId=${steam?.id}`)
      expect(found.body.items.map(({ verb, changes }) => [verb, changes])).toEqual([
        ['imported', [{ field: 'title', before: 'Steam, hot', after: 'Steam' }]],
        ['imported', []],
      ])
    })

    it('reports line, column and reason of every invalid row, and leaves it out', async () => {
      const { pmm } = await start(open)
      const file = [
        'key,title,stage,PM,release date,customers',
        'k1,One,ga,,,',
        'k1,Twice,ga,,,',
        'k2,,ga,,,',
        'k3,Three,mystery,Nobody,2026-02-30,many',
        'k4,Four,ga,,5/6/2026,',
        'k5,Five',
      ].join('\n')
      const { body } = await upload(pmm, file)
      expect(body.counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 5 })
      const { items } = await rowsOf(pmm, body, '?kind=wrong')
      expect(
        items.map(({ line, errors }) => [line, errors.map(({ path, code }) => `${path}: ${code}`)]),
      ).toEqual([
        [3, ['key: repeated-key']],
        [4, ['title: required']],
        [
          5,
          [
            'stage: unknown-stage',
            'PM: unknown-person',
            'release date: no-such-date',
            'customers: not-a-whole-number',
          ],
        ],
        [6, ['release date: ambiguous-date']],
        [7, [': ragged-row']],
      ])
      expect(items[0]?.errors[0]?.params).toEqual({ value: 'k1', line: 2 })
      await commit(pmm, body)
      expect((await features(pmm)).map(({ title }) => title)).toEqual(['One'])
    })

    it('can be reinterpreted: columns, stage words, header', async () => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, 'code;label;when\nk1;One;soon\nk2;Two;ga\n')
      expect(body).toMatchObject({ separator: ';', hasHeader: true })
      const read = await pmm.patch<Import>(`/api/imports/${body.id}`, {
        mapping: { 0: 'externalKey', 1: 'title', 2: 'stage' },
      })
      expect(read.body.counts).toMatchObject({ new: 1, wrong: 1 })
      expect(read.body.stageWords[0]).toEqual({ word: 'soon', stage: null, count: 1 })
      const words = await pmm.patch<Import>(`/api/imports/${body.id}`, { stageWords: { soon: 'building' } })
      expect(words.body.counts).toMatchObject({ new: 2, wrong: 0 })
      const bare = await pmm.patch<Import>(`/api/imports/${body.id}`, { hasHeader: false })
      expect(bare.body.counts).toMatchObject({ new: 2, wrong: 1 })
      expect(bare.body.columns.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
      const wrong = await pmm.patch<Problem>(`/api/imports/${body.id}`, {
        mapping: { 2: 'title', 7: 'tags' },
      })
      expect([wrong.status, wrong.body.errors]).toEqual([
        422,
        [
          { path: 'mapping.2', code: 'repeated', params: { value: 'title' } },
          { path: 'mapping.7', code: 'unknown-column' },
        ],
      ])
      await commit(pmm, bare.body)
      expect((await features(pmm)).map(({ title, stage }) => [title, stage])).toEqual([
        ['One', 'building'],
        ['Two', 'released'],
      ])
    })

    it('merges concurrent changes of its settings', async () => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, 'a,b,c\nq,w,e\nr,t,z\n')
      const path = `/api/imports/${body.id}`
      const mappings = [{ 0: 'title' }, { 1: 'summary' }, { 2: 'tags' }]
      await Promise.all(mappings.map((mapping) => pmm.patch(path, { mapping })))
      const { columns } = (await pmm.get<Import>(path)).body
      expect(columns.map(({ field }) => field)).toEqual(['title', 'summary', 'tags'])
    })

    it('returns its rows in pages in the order of the file', async () => {
      const { pmm } = await start(open)
      const { body } = await upload(
        pmm,
        `title\n${Array.from({ length: 600 }, (_, at) => `T${at}`).join('\n')}\n`,
      )
      const titles: (string | null)[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await rowsOf(pmm, body, `?limit=170${cursor && `&cursor=${cursor}`}`)
        expect(page.total).toBe(600)
        titles.push(...page.items.map(({ title }) => title))
        cursor = page.nextCursor
      }
      expect(titles).toEqual(Array.from({ length: 600 }, (_, at) => `T${at}`))
    })

    it(`accepts ${rows} rows`, { timeout: 180_000 }, async () => {
      const { pmm } = await start(open)
      const file = (date: string) =>
        `key,title,product area,release date\n${Array.from({ length: rows }, (_, at) => `k${at},T${at},Area ${at % 9},${date}`).join('\n')}\n`
      expect((await importAll(pmm, file('2026-05-06'))).counts).toMatchObject({ new: rows, wrong: 0 })
      expect((await importAll(pmm, file('2026-05-07'))).counts).toMatchObject({ changed: rows, wrong: 0 })
      expect((await upload(pmm, file('2026-05-07'))).body.counts).toMatchObject({ same: rows })
    })

    it('shows SQL and script as plain text', async () => {
      const { pmm } = await start(open)
      const title = `'); drop table features; -- <script>alert(1)</script>`
      await importAll(pmm, `title\n"${title}"\n`)
      expect((await features(pmm)).map((feature) => feature.title)).toEqual([title])
    })
  })
})
