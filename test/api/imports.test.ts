import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Activity } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Import, ImportRow } from '#server/contracts/imports.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { featuresCsv, featuresJson } from '#server/resources/features/features.export.ts'
import { eachFeature } from '#server/resources/features/features.list.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'

const person = (name: string, role: Person['role']) => ({
  name,
  email: `${name.toLowerCase()}@bakery.example`,
  role,
})

/** A server with an administrator, a PMM who imports, and another PMM. */
async function start(open: OpenTestDatabase) {
  const db = await open()
  const anyone = await startServer(testDeps(db))
  const admin = (await anyone.post<Person>('/api/people', person('Ada', 'administrator'))).body
  const asAdmin = await anyone.signedInAs(admin.id)
  const add = async (name: string, role: Person['role']) =>
    asAdmin.signedInAs((await asAdmin.post<Person>('/api/people', person(name, role))).body.id)
  return { db, anyone, asAdmin, pmm: await add('Pia', 'pmm'), add }
}

const upload = <Body = Import>(client: Client, file: string | Buffer, type = 'text/csv') =>
  client.post<Body>('/api/imports?fileName=list.csv', Buffer.from(file), {
    headers: { 'content-type': type },
  })
const commit = <Body = Import>(client: Client, { id }: { id: string }) =>
  client.put<Body>(`/api/imports/${id}/commit`)
const rowsOf = async (client: Client, { id }: Import, query = '') =>
  (await client.get<PageOf<ImportRow>>(`/api/imports/${id}/rows${query}`)).body
const features = async (client: Client) =>
  (await client.get<PageOf<Feature>>('/api/features?limit=200&sort=title')).body.items
async function importAll(client: Client, file: string | Buffer): Promise<Import> {
  const { body } = await upload(client, file)
  const committed = await commit(client, body)
  expect(committed.status).toBe(200)
  return committed.body
}

const list = [
  'key,title,product_team,maturity,PM,release date,tags,customers',
  'k1,"Steam, hot",Ovens,ga,Pia,2026-05-06,loud;wet,"1,200"',
  'k2,Mixer,Ovens,beta,pia@bakery.example,2026/6/1,,',
  'k3,面团,Dough,not_implemented,,2026年7月1日,,2',
  '',
].join('\n')

eachDatabase((_, open) => {
  describe('an import', () => {
    it('shows what it would do, then does just that', async () => {
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

    it('of the same file again finds nothing new, and has nothing to commit', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const again = await upload(pmm, list)
      expect(again.body.counts).toEqual({ new: 0, changed: 0, same: 3, wrong: 0 })
      expect(again.body.newProductAreas).toEqual([])
      const refused = await commit<Problem>(pmm, again.body)
      expect([refused.status, refused.body.code]).toEqual([409, 'import-has-nothing'])
    })

    it('updates by key and by title, field by field, and leaves what is empty', async () => {
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
      const found = await pmm.get<PageOf<Activity>>(`/api/activity?thingId=${steam?.id}`)
      expect(found.body.items.map(({ verb, changes }) => [verb, changes])).toEqual([
        ['imported', [{ field: 'title', before: 'Steam, hot', after: 'Steam' }]],
        ['imported', []],
      ])
    })

    it('names line, column and reason of every wrong row, and leaves them out', async () => {
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

    it('is read another way: columns, stage words, header', async () => {
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

    it('pages its rows in the order of the file', async () => {
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

    it('holds 50,000 rows', { timeout: 60_000 }, async () => {
      const { pmm } = await start(open)
      const rows = 50_000
      const file = (date: string) =>
        `key,title,product area,release date\n${Array.from({ length: rows }, (_, at) => `k${at},T${at},Area ${at % 9},${date}`).join('\n')}\n`
      expect((await importAll(pmm, file('2026-05-06'))).counts).toMatchObject({ new: rows, wrong: 0 })
      expect((await importAll(pmm, file('2026-05-07'))).counts).toMatchObject({ changed: rows, wrong: 0 })
      expect((await upload(pmm, file('2026-05-07'))).body.counts).toMatchObject({ same: rows })
    })

    it('shows SQL and script as the text they are', async () => {
      const { pmm } = await start(open)
      const title = `'); drop table features; -- <script>alert(1)</script>`
      await importAll(pmm, `title\n"${title}"\n`)
      expect((await features(pmm)).map((feature) => feature.title)).toEqual([title])
    })
  })

  describe('committing', () => {
    it('works once', async () => {
      const { pmm } = await start(open)
      const done = await importAll(pmm, list)
      const again = await commit<Problem>(pmm, done)
      expect([again.status, again.body.code]).toEqual([409, 'import-committed'])
      const reread = await pmm.patch<Problem>(`/api/imports/${done.id}`, { hasHeader: false })
      expect([reread.status, reread.body.code]).toEqual([409, 'import-committed'])
      expect(await features(pmm)).toHaveLength(3)
      expect((await rowsOf(pmm, done)).total).toBe(3)
    })

    it('works once even when asked twice at the same moment', async () => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, list)
      const answers = await Promise.all([commit(pmm, body), commit(pmm, body)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await features(pmm)).toHaveLength(3)
    })

    it('is refused, with nothing written, when a feature changed since the preview', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const { body } = await upload(
        pmm,
        'key,title,product_team\nk9,New,Fresh area\nk1,Other,\nk2,Another,\n',
      )
      expect(body.counts).toMatchObject({ new: 1, changed: 2 })
      const mixer = (await features(pmm)).find(({ externalKey }) => externalKey === 'k2')
      await pmm.patch(`/api/features/${mixer?.id}`, { summary: 'Mine' }, { ifMatch: 1 })
      const before = await features(pmm)
      const refused = await commit<Problem>(pmm, body)
      expect([refused.status, refused.body.code]).toEqual([412, 'stale-preview'])
      expect(await features(pmm)).toEqual(before)
      const areas = await pmm.get<{ items: { name: string }[] }>('/api/product-areas')
      expect(areas.body.items.map(({ name }) => name)).not.toContain('Fresh area')
      expect((await pmm.get<Import>(`/api/imports/${body.id}`)).body.committedAt).toBeNull()
      const reread = await pmm.patch<Import>(`/api/imports/${body.id}`, {})
      expect((await commit(pmm, reread.body)).status).toBe(200)
    })

    it.each([
      ['key', { title: 'Else', externalKey: 'k2' }],
      ['title of a row without a key', { title: 'Rolls' }],
    ])('is refused when the %s of a new row is taken by now', async (_, taken) => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, `${list},Rolls,,,,,,\n`)
      await pmm.post('/api/features', taken)
      const refused = await commit<Problem>(pmm, body)
      expect([refused.status, refused.body.code]).toEqual([412, 'stale-preview'])
      expect(await features(pmm)).toHaveLength(1)
    })

    it('leaves an archived feature alone', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const mixer = (await features(pmm)).find(({ externalKey }) => externalKey === 'k2')
      await pmm.put(`/api/features/${mixer?.id}/archive`)
      const { body } = await upload(pmm, 'key,title\nk2,Mixer\nk1,Steam\n')
      expect(body.counts).toMatchObject({ same: 1, changed: 1 })
      const changed = await upload(pmm, 'key,title\nk2,Mixer 2\n')
      expect((await rowsOf(pmm, changed.body)).items[0]?.errors).toEqual([{ path: 'key', code: 'archived' }])
    })
  })

  describe('a refusal', () => {
    it.each([
      ['an empty file', Buffer.alloc(0), { reason: 'empty' }],
      ['a workbook', Buffer.from('PK\u0003\u0004\0\0'), { reason: 'spreadsheet' }],
      ['binary', Buffer.from('a\0b'), { reason: 'not-text', line: 1 }],
      [
        'mixed encodings',
        Buffer.concat([Buffer.from('title\n联邦学习\n'), Buffer.from([0xc1, 0xaa, 0xb0, 0xee, 10])]),
        { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 2, otherLine: 3 },
      ],
      ['an unclosed quote', Buffer.from('title\nOne\n"Two\nThree\n'), { reason: 'unclosed-quote', line: 3 }],
      [
        'a cell over 100 kB',
        Buffer.from(`title\n${'x'.repeat(102_401)}\n`),
        { reason: 'cell-too-long', line: 2 },
      ],
      [
        '50,001 rows',
        Buffer.from(`title\n${'x\n'.repeat(50_001)}`),
        { reason: 'too-many-rows', line: 50_002 },
      ],
    ])('of %s says why and keeps nothing', async (_, file, params) => {
      const { db, pmm } = await start(open)
      const { status, body } = await upload<Problem>(pmm, file)
      expect([status, body.code]).toEqual([422, 'import-unreadable'])
      expect(body.params).toMatchObject(params)
      expect(await db.selectFrom('imports').selectAll().execute()).toEqual([])
    })

    it.each([
      ['just over 20 MB', 20 * 1024 * 1024 + 1],
      ['far over 20 MB', 30 * 1024 * 1024],
    ])('of a file %s is clear', async (_, bytes) => {
      const { pmm } = await start(open)
      const { status, body } = await upload<Problem>(pmm, Buffer.alloc(bytes, 'a,b\n'))
      expect([status, body.code]).toEqual([413, 'body-too-large'])
    })

    it('of what is no file or no import is clear', async () => {
      const { pmm } = await start(open)
      expect((await upload(pmm, '{"a":1}', 'application/json')).status).toBe(400)
      expect((await upload(pmm, 'x', 'multipart/form-data')).status).toBe(400)
      for (const path of ['', '/rows'])
        expect((await pmm.get(`/api/imports/${v7()}${path}`)).status).toBe(404)
      expect((await commit(pmm, { id: v7() })).status).toBe(404)
      expect((await pmm.get('/api/imports/nonsense')).status).toBe(422)
    })

    it('keeps out those who may not import, and shows an import to nobody else', async () => {
      const { anyone, asAdmin, pmm, add } = await start(open)
      expect((await upload(anyone, list)).status).toBe(401)
      for (const role of ['pm', 'sales', 'contributor', 'viewer'] as const)
        expect((await upload(await add(`Some ${role}`.replace(' ', ''), role), list)).status).toBe(403)
      const { body } = await upload(pmm, list)
      expect((await asAdmin.get(`/api/imports/${body.id}`)).status).toBe(404)
      expect((await asAdmin.get(`/api/imports/${body.id}/rows`)).status).toBe(404)
      expect((await asAdmin.patch(`/api/imports/${body.id}`, { hasHeader: false })).status).toBe(404)
      expect((await commit(asAdmin, body)).status).toBe(404)
    })
  })

  describe('an export', () => {
    const filter = { sort: 'title' as const }
    const asText = async (stream: AsyncIterable<unknown>) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(Buffer.from(part as string | Buffer))
      return Buffer.concat(parts)
    }

    it.each(['en', 'zh-Hans'] as const)('in %s imports as nothing but the same', async (language) => {
      const { db, asAdmin, pmm } = await start(open)
      await importAll(pmm, `${list}k4,"=cmd|' /C calc'!A0",Ovens,PRD,,,,\n,+Rolls,,experimental,,,,\n`)
      // From now on the name alone says nothing; beside her own feature it still means her.
      await asAdmin.post('/api/people', { ...person('Pia', 'pmm'), email: 'second@bakery.example' })
      await pmm.post('/api/features', {
        title: "'=quoted",
        externalKey: '@key',
        summary: 'Two\r\nlines, "quoted"; 中文',
        tags: ['a, b', '-c'],
        externalLink: 'https://bakery.example/a b',
        campaignBudget: 0,
        stage: 'retired',
      })
      const file = await asText(featuresCsv(eachFeature(db, filter), language))
      expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const cells = file.toString().split(/[\n,]/)
      expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
      const { body } = await upload(pmm, file)
      expect((await rowsOf(pmm, body)).items.filter(({ kind }) => kind !== 'same')).toEqual([])
      expect(body.counts).toEqual({ new: 0, changed: 0, same: 6, wrong: 0 })
    })

    it('undoes the neutralising where it makes features anew', async () => {
      const { db, pmm } = await start(open)
      const title = '=HYPERLINK("http://evil.example")'
      await pmm.post('/api/features', { title })
      const file = await asText(featuresCsv(eachFeature(db, filter), 'en'))
      expect(file.toString()).toContain(`'=HYPERLINK`)
      const [feature] = await features(pmm)
      await pmm.put(`/api/features/${feature?.id}/archive`)
      await importAll(pmm, file)
      expect((await features(pmm)).map((one) => one.title)).toEqual([title])
    })

    it('as JSON is what the API gives', async () => {
      const { db, pmm } = await start(open)
      expect(JSON.parse((await asText(featuresJson(eachFeature(db, filter)))).toString())).toEqual([])
      await importAll(pmm, list)
      const file = await asText(featuresJson(eachFeature(db, filter)))
      expect(JSON.parse(file.toString())).toEqual(await features(pmm))
    })
  })
})
