import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { decide, score, startCompany, startGrading } from './grading-fixtures.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const json = { 'content-type': 'application/json' }

const create = async (client: Client, title: string, rest: object = {}): Promise<Feature> => {
  const { status, body } = await client.post<Feature>('/api/features', { title, ...rest })
  if (status !== 201) throw new Error(`Creating: ${status} ${JSON.stringify(body)}`)
  return body
}
const list = async (client: Client, query: Record<string, string> = {}) =>
  (await client.get<FeaturePage>(`/api/features?${new URLSearchParams(query)}`)).body
const titlesOf = async (client: Client, query: Record<string, string> = {}) =>
  (await list(client, query)).items.map(({ title }) => title).sort()
const historyOf = async (client: Client, id: string) =>
  (await client.get<ActivityPage>(`/api/activity?noun=feature&entityId=${id}`)).body.items

eachDatabase((_name, open) => {
  it('creates, reads, edits, archives and restores, and records each in the history', async () => {
    const { admin, add } = await startCompany(await open())
    const { client } = admin
    const pia = (await add('Pia', 'pmm')).person
    const area = await client.post<ProductArea>('/api/product-areas', {
      name: 'Bread',
      productStage: 'scale',
    })
    const written = {
      title: '智能报表',
      summary: 'Tells what sells.',
      productAreaId: area.body.id,
      stage: 'prd',
      pmOwnerId: pia.id,
      pmmOwnerId: pia.id,
      releaseDate: '2027-03-01',
      externalKey: 'B-1',
      externalLink: 'https://bakery.example/b-1',
      tags: ['new', '新品'],
      requestingCustomers: 3,
      pmmJoinedOn: '2026-10-01',
      prdFinalOn: '2026-11-01',
      plannedFollowUps: 2,
      departmentOwnerId: pia.id,
      campaignBudget: 5000,
    }
    const created = await client.post<Feature>('/api/features', written)
    expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"'])
    const ref = { id: pia.id, name: 'Pia' }
    const { productAreaId, pmOwnerId, pmmOwnerId, departmentOwnerId, ...plain } = written
    expect([productAreaId, pmOwnerId, pmmOwnerId, departmentOwnerId]).not.toContain(undefined)
    expect(created.body).toMatchObject({
      ...plain,
      productArea: { id: area.body.id, name: 'Bread', productStage: 'scale' },
      pmOwner: ref,
      pmmOwner: ref,
      departmentOwner: ref,
      needsGrading: true,
      grade: null,
      archivedAt: null,
      version: 1,
    })
    const at = `/api/features/${created.body.id}`
    const change = { title: 'Reports', summary: null, tags: [], releaseDate: null, pmOwnerId: null }
    const edited = await client.patch<Feature>(at, change, { ifMatch: 1 })
    expect([edited.status, edited.headers.get('etag')]).toEqual([200, '"2"'])
    const read = await client.get<Feature>(at)
    expect(read.body).toEqual(edited.body)
    expect(read.body).toMatchObject({
      title: 'Reports',
      summary: null,
      pmOwner: null,
      pmmOwner: ref,
      version: 2,
    })

    const archived = await client.sendLatest<Feature>('PUT', `${at}/archive`)
    expect(archived.body.archivedAt).not.toBeNull()
    expect((await client.sendLatest<Feature>('PUT', `${at}/archive`)).body).toEqual(archived.body)
    const refused = await client.patch<Problem>(at, { title: 'x' }, { ifMatch: 3 })
    expect([refused.status, refused.body.code]).toEqual([409, 'feature-archived'])
    expect(await titlesOf(client)).toEqual([])
    expect(await titlesOf(client, { archived: 'true' })).toEqual(['Reports'])
    expect(await titlesOf(client, { needsGrading: 'true' })).toEqual([])
    await client.sendLatest('DELETE', `${at}/archive`)
    expect(await titlesOf(client, { needsGrading: 'true' })).toEqual(['Reports'])

    const history = await historyOf(client, created.body.id)
    expect(history.map(({ verb, person }) => [verb, person?.name])).toEqual(
      ['restored', 'archived', 'changed', 'created'].map((verb) => [verb, 'Ada']),
    )
    expect(history[2]!.changes).toEqual([
      { field: 'title', before: '智能报表', after: 'Reports' },
      { field: 'summary', before: 'Tells what sells.', after: null },
      { field: 'pmOwner', before: ref, after: null },
      { field: 'releaseDate', before: '2027-03-01', after: null },
      { field: 'tags', before: ['new', '新品'], after: [] },
    ])
    await client.patch(at, { title: 'Reports' }, { ifMatch: 4 })
    expect(await historyOf(client, created.body.id)).toHaveLength(4)
  })

  it('reports every invalid field, and writes nothing', async () => {
    const { admin } = await startCompany(await open())
    const { client } = admin
    const kept = await create(client, 'Kept', { externalKey: 'B-1' })
    const lone = '\ud800'
    const wrong: [object, string, string][] = [
      [{}, 'title', 'required'],
      [{ title: '  ' }, 'title', 'required'],
      [{ title: 5 }, 'title', 'wrong-type'],
      [{ title: '面'.repeat(301) }, 'title', 'too-long'],
      [{ title: 'a\0b' }, 'title', 'unstorable'],
      [{ title: `a${lone}` }, 'title', 'unstorable'],
      [{ summary: `${lone}b` }, 'summary', 'unstorable'],
      [{ tags: ['a\0'] }, 'tags.0', 'unstorable'],
      [{ tags: 'a' }, 'tags', 'wrong-type'],
      [{ stage: 'shipped' }, 'stage', 'unknown-value'],
      [{ releaseDate: '2026-02-30' }, 'releaseDate', 'not-a-date'],
      [{ releaseDate: '2026-02-29' }, 'releaseDate', 'not-a-date'],
      [{ prdFinalOn: '30.11.2026' }, 'prdFinalOn', 'not-a-date'],
      [{ pmOwnerId: 'ada' }, 'pmOwnerId', 'not-an-id'],
      [{ pmOwnerId: nobodysId }, 'pmOwnerId', 'unknown-person'],
      [{ departmentOwnerId: nobodysId }, 'departmentOwnerId', 'unknown-person'],
      [{ productAreaId: nobodysId }, 'productAreaId', 'unknown-product-area'],
      [{ externalLink: 'javascript:alert(1)' }, 'externalLink', 'link'],
      [{ externalLink: 'https://bank.example:pay@evil.example/' }, 'externalLink', 'link-with-credentials'],
      [{ externalLink: 'https:bank.example@evil.example/' }, 'externalLink', 'link'],
      [{ title: 'Oven\u202Epresets' }, 'title', 'unseen-characters'],
      [{ externalKey: 'B-1' }, 'externalKey', 'already-exists'],
      [{ requestingCustomers: -1 }, 'requestingCustomers', 'too-small'],
      [{ requestingCustomers: 1.5 }, 'requestingCustomers', 'wrong-type'],
      [{ campaignBudget: 2_000_000_001 }, 'campaignBudget', 'too-big'],
      [{ colour: 'red' }, '', 'unknown-field'],
      [{ grade: 'announce' }, '', 'unknown-field'],
    ]
    const other = await create(client, 'Other')
    for (const [input, path, code] of wrong) {
      const body = 'title' in input || path === 'title' ? input : { title: 'New', ...input }
      const created = await client.post<Problem>('/api/features', body)
      expect(created, JSON.stringify(input)).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      const found = created.body.errors?.map((error) => [error.path, error.code])
      expect(found, JSON.stringify(input)).toContainEqual([path, code])
      if (code === 'required' && !('title' in input)) continue
      const edited = await client.patch<Problem>(`/api/features/${other.id}`, input, { ifMatch: 1 })
      expect(edited.status, JSON.stringify(input)).toBe(422)
      expect(edited.body.errors?.map((error) => [error.path, error.code])).toContainEqual([path, code])
    }
    const both = await client.post<Problem>('/api/features', { title: '', stage: 1, tags: [1] })
    expect(both.body.errors?.map(({ path }) => path).sort()).toEqual(['stage', 'tags.0', 'title'])
    expect((await list(client, { sort: 'createdAt' })).items).toEqual([kept, other])
    expect((await historyOf(client, other.id)).map(({ verb }) => verb)).toEqual(['created'])
  })

  it('rejects invalid JSON, oversized bodies and other content types', async () => {
    const { admin } = await startCompany(await open())
    const post = async (body: string | Uint8Array, headers: Record<string, string>) =>
      (await admin.client.post('/api/features', body, { headers })).status
    const huge = JSON.stringify({ title: 'a', summary: 'a'.repeat(10 * 1024 * 1024) })
    expect(await post(huge, json).catch(() => 413)).toBe(413)
    expect(await post('{"title":', json)).toBe(400)
    expect(await post('', json)).toBe(400)
    expect(await post('"title"', json)).toBe(422)
    expect(await post('[]', json)).toBe(422)
    expect(await post('null', json)).toBe(422)
    expect(await post(new Uint8Array([0xff, 0xfe, 0x00]), json)).toBe(400)
    expect(await post('title=a', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415)
    expect((await list(admin.client)).total).toBe(0)
  })

  it('requires If-Match, and returns the current version when it is stale', async () => {
    const { admin, addFeature } = await startCompany(await open())
    const { client } = admin
    const { id } = await addFeature('Bread')
    const at = `/api/features/${id}`
    await client.patch(at, { title: 'Rye' }, { ifMatch: 1 })
    const send = (headers: Record<string, string>) => client.patch<Problem>(at, { title: 'Oat' }, { headers })
    expect(await send({})).toMatchObject({ status: 428, body: { code: 'version-required' } })
    const stale = { status: 412, body: { code: 'stale-version', params: { current: 2 } } }
    expect(await send({ 'if-match': '"1"' })).toMatchObject(stale)
    expect(await send({ 'if-match': '"999999999"' })).toMatchObject(stale)
    for (const nonsense of ['2', '*', '"two"', '"2", "3"', '"99999999999999999999"']) {
      expect((await send({ 'if-match': nonsense })).body.errors, nonsense).toEqual([
        { path: 'If-Match', code: 'not-a-version' },
      ])
    }
    expect((await send({ 'if-match': 'W/"2"' })).status).toBe(200)
    const unknown = await client.patch<Problem>(`/api/features/${nobodysId}`, { title: 'x' }, { ifMatch: 1 })
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found', params: { noun: 'feature' } } })
    expect((await client.get('/api/features/not-an-id')).status).toBe(422)
  })

  it('stores any text unchanged', async () => {
    const { admin } = await startCompany(await open())
    const { client } = admin
    const titles = [
      `'); drop table features; --`,
      '<script>alert("1")</script>',
      '{{title}} %s \\',
      '面'.repeat(300),
      '\ufdfa'.repeat(300),
      '😀'.repeat(150),
      'עברית RTL',
    ]
    for (const title of titles) {
      const summary = `${title}\n\u202Etxet`
      const { id } = await create(client, title, { summary })
      expect((await client.get<Feature>(`/api/features/${id}`)).body).toMatchObject({ title, summary })
    }
    expect(await titlesOf(client, { sort: 'title' })).toEqual([...titles].sort())
    expect(await titlesOf(client, { q: 'drop table' })).toEqual([titles[0]])
  })

  it('searches and filters', async () => {
    const { admin, add, pia, paul } = await startGrading(await open())
    const { client } = admin
    const areas: string[] = []
    for (const name of ['Bread', 'Cake']) {
      areas.push((await client.post<ProductArea>('/api/product-areas', { name })).body.id)
    }
    const sam = (await add('Sam', 'sales')).person
    await create(client, '智能报表', {
      productAreaId: areas[0],
      pmOwnerId: sam.id,
      stage: 'planned',
      tags: ['CRM'],
    })
    await create(client, '报告审批', {
      productAreaId: areas[1],
      pmmOwnerId: sam.id,
      stage: 'prd',
      tags: ['crm'],
    })
    await create(client, 'Café ÉCLAIR', { stage: 'released', externalKey: 'KEY_7', tags: ['a"b'] })
    await create(client, '100% rye', { stage: 'retired', summary: 'with\\backslash' })
    await create(client, 'ＦＵＬＬ width^')
    const all = await titlesOf(client)
    expect(all).toHaveLength(6)
    const asked: [Record<string, string>, string[]][] = [
      [{ q: '报表' }, ['智能报表']],
      [{ q: '报' }, ['报告审批', '智能报表']],
      [{ q: '表报' }, []],
      [{ q: 'eclair' }, ['Café ÉCLAIR']],
      [{ q: 'CAFÉ' }, ['Café ÉCLAIR']],
      [{ q: 'full' }, ['ＦＵＬＬ width^']],
      [{ q: '%' }, ['100% rye']],
      [{ q: '_' }, ['Café ÉCLAIR']],
      [{ q: '\\' }, ['100% rye']],
      [{ q: '^' }, ['ＦＵＬＬ width^']],
      [{ q: 'key_7' }, ['Café ÉCLAIR']],
      [{ q: '  ' }, all],
      [{ stage: 'prd' }, ['报告审批']],
      [{ stage: 'prd,retired' }, ['100% rye', '报告审批']],
      [{ productAreaId: areas[0]! }, ['智能报表']],
      [{ productAreaId: areas.join(',') }, ['报告审批', '智能报表']],
      [{ productAreaId: nobodysId }, []],
      [{ ownerId: sam.id }, ['报告审批', '智能报表']],
      [{ ownerId: sam.id, stage: 'prd', q: '审批' }, ['报告审批']],
      [{ tag: 'CRM' }, ['智能报表']],
      [{ tag: 'crm' }, ['报告审批']],
      [{ tag: 'cr' }, []],
      [{ tag: 'a"b' }, ['Café ÉCLAIR']],
      [{ needsGrading: 'true' }, ['Sourdough starter', '报告审批']],
      [{ archived: 'true' }, []],
      [{ grade: 'none' }, all],
    ]
    for (const [query, expected] of asked) {
      expect(await titlesOf(client, query), JSON.stringify(query)).toEqual([...expected].sort())
      expect((await list(client, { ...query, limit: '1' })).total, JSON.stringify(query)).toBe(
        expected.length,
      )
    }
    const [graded] = (await list(client, { q: 'sourdough' })).items
    await score(pia, graded!, [4, 4, 4, 4, 3, 3, 3, 2])
    await score(paul, graded!, [4, 4, 4, 4, 3, 3, 3, 2])
    await decide(pia, graded!, { grade: 'big-scenario' })
    expect(await titlesOf(client, { grade: 'big-scenario' })).toEqual(['Sourdough starter'])
    expect(await titlesOf(client, { grade: 'announce,big-scenario' })).toEqual(['Sourdough starter'])
    expect(await titlesOf(client, { needsGrading: 'true' })).toEqual(['报告审批'])
  })

  it('rejects an invalid query, by field', async () => {
    const { admin } = await startCompany(await open())
    const asked: [string, string][] = [
      ['q=%00', 'q'],
      ['tag=%00', 'tag'],
      [`q=${'a'.repeat(201)}`, 'q'],
      ['grade=huge', 'grade.0'],
      ['stage=prd,shipped', 'stage.1'],
      ['ownerId=ada', 'ownerId.0'],
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['limit=ten', 'limit'],
      ['archived=yes', 'archived'],
      ['sort=colour', 'sort'],
      ['cursor=nonsense', 'cursor'],
      ['colour=red', ''],
      ['q=a&q=b', 'q'],
    ]
    for (const [query, path] of asked) {
      const { status, body } = await admin.client.get<Problem>(`/api/features?${query}`)
      expect([status, body.code], query).toEqual([422, 'invalid-input'])
      expect(
        body.errors?.map((error) => error.path),
        query,
      ).toContain(path)
    }
  })

  it('exports exactly the filtered features', async () => {
    const { admin, addFeature } = await startCompany(await open())
    const { client } = admin
    for (let index = 0; index < 205; index += 1) {
      await addFeature(`Rye ${String(index).padStart(3, '0')}`, { externalKey: `B-${index}` })
    }
    await addFeature('=1+1, "quoted"', { tags: ['a', 'b'], summary: 'A line\n=and a line' })
    await addFeature('Oat')
    const query = { q: 'rye', sort: '-title' }
    const pages: Feature[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: FeaturePage = await list(client, { ...query, limit: '200', ...(cursor && { cursor }) })
      pages.push(...page.items)
      cursor = page.nextCursor
    }
    expect(pages).toHaveLength(205)
    const exported = await client.get<Feature[]>(
      `/api/features/export?${new URLSearchParams(query)}&format=json`,
    )
    expect(exported.headers.get('content-disposition')).toBe(
      'attachment; filename="features-2026-11-23.json"',
    )
    expect(exported.body).toEqual(pages)
    expect((await client.get('/api/features/export?q=nothing&format=json')).body).toEqual([])

    const csv = await fetch(`${client.url}/api/features/export?q=quoted&format=csv`, {
      headers: { cookie: client.cookie! },
    })
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ Title: `'=1+1, "quoted"`, Summary: "A line\n'=and a line" })
    expect((await client.get('/api/features/export?format=xml')).status).toBe(422)
    expect((await client.get('/api/features/export?format=csv&limit=5')).status).toBe(422)
  })

  it(
    'acknowledges or rejects each of twenty concurrent edits, and loses none',
    { timeout: 40_000 },
    async () => {
      const { admin, addFeature } = await startCompany(await open())
      const { client } = admin
      const { id } = await addFeature('Bread', { tags: [] })
      const at = `/api/features/${id}`
      const tries = await Promise.all(
        Array.from({ length: 20 }, async (_, editor) => {
          let refusals = 0
          for (;;) {
            const { body: seen } = await client.get<Feature>(at)
            const change = { tags: [...seen.tags, `by ${editor}`] }
            const { status } = await client.patch(at, change, { ifMatch: seen.version })
            if (status === 200) return refusals
            expect(status).toBe(412)
            refusals += 1
          }
        }),
      )
      const { body: after } = await client.get<Feature>(at)
      expect(after.version).toBe(21)
      expect([...after.tags].sort()).toEqual(tries.map((_, editor) => `by ${editor}`).sort())
      expect(await historyOf(client, id)).toHaveLength(21)
    },
  )

  it('lets a PM edit only their own features', async () => {
    const { add, admin, addFeature } = await startCompany(await open())
    const paul = await add('Paul', 'pm')
    const other = await addFeature('Not Paul’s')
    const create = (input: object) => paul.client.post<Problem & Person>('/api/features', input)
    expect(await create({ title: 'Mine' })).toMatchObject({
      status: 403,
      body: { params: { why: 'not-own' } },
    })
    const mine = await create({ title: 'Mine', pmOwnerId: paul.person.id })
    expect(mine.status).toBe(201)
    const edit = (id: string) => paul.client.patch(`/api/features/${id}`, { summary: 'x' }, { ifMatch: 1 })
    expect((await edit(other.id)).status).toBe(403)
    expect((await edit(mine.body.id)).status).toBe(200)
    expect((await admin.client.get<Feature>(`/api/features/${other.id}`)).body.version).toBe(1)
  })
})
