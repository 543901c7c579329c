/** People, sessions, the workspace, its calendars and product areas. */
import { expect, it } from 'vitest'
import type { AccessTable } from '#server/contracts/access.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { ProductArea, ProductAreaList } from '#server/contracts/product-areas.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Calendar, CalendarList } from '#server/contracts/calendars.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import { accessTable } from '#server/domain/access/actions.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { startCompany } from './grading-cast.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const ada = { name: 'Ada', email: 'Ada@Bakery.example', role: 'viewer' }
const faultsOf = ({ body }: { body: Problem }) => body.errors?.map(({ path, code }) => [path, code])

eachDatabase((_name, open) => {
  it('makes the first person the administrator, and lets nobody else in without a session', async () => {
    const anyone = await startServer(testDeps(await open()))
    expect((await anyone.get<Session>('/api/session')).body).toMatchObject({
      person: null,
      isEmpty: true,
      choices: [],
    })
    const first = await anyone.post<Person>('/api/people', ada)
    expect(first).toMatchObject({ status: 201, body: { role: 'administrator', email: 'ada@bakery.example' } })
    const second = await anyone.post<Problem>('/api/people', { ...ada, email: 'bob@bakery.example' })
    expect(second).toMatchObject({ status: 401, body: { code: 'not-signed-in' } })
    expect((await anyone.get<Session>('/api/session')).body).toMatchObject({
      isEmpty: false,
      choices: [{ id: first.body.id, name: 'Ada', role: 'administrator', jobFunction: null }],
    })
  })

  it('makes one administrator of many who come first at once', async () => {
    const anyone = await startServer(testDeps(await open()))
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) =>
        anyone.post('/api/people', { ...ada, email: `ada${place}@bakery.example` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401])
  })

  it('changes people, and always keeps an administrator', async () => {
    const { admin, add } = await startCompany(await open())
    const { client } = admin
    const lena = await add('Lena', 'marketing-lead')
    const at = `/api/people/${lena.person.id}`
    const changed = await client.patch<Person>(
      at,
      { jobFunction: 'marketing-lead', isDepartmentLead: true },
      { ifMatch: 1 },
    )
    expect(changed.body).toMatchObject({ jobFunction: 'marketing-lead', isDepartmentLead: true, version: 2 })
    const stale = await client.patch<Problem>(at, { name: 'L' }, { ifMatch: 1 })
    expect(stale).toMatchObject({ status: 412, body: { params: { current: 2 } } })
    const taken = await client.patch<Problem>(at, { email: 'ADA@bakery.example' }, { ifMatch: 2 })
    expect(faultsOf(taken)).toEqual([['email', 'already-exists']])
    for (const [input, path, code] of [
      [{ email: 'not an address' }, 'email', 'not-an-email'],
      [{ email: ' ' }, 'email', 'required'],
      [{ role: 'king' }, 'role', 'unknown-value'],
      [{ name: ' ' }, 'name', 'required'],
      [{ isDepartmentLead: 'yes' }, 'isDepartmentLead', 'wrong-type'],
      [{ password: 'x' }, '', 'unknown-field'],
    ] as const) {
      expect(faultsOf(await client.patch<Problem>(at, input, { ifMatch: 2 }))).toEqual([[path, code]])
    }
    expect((await client.get<Person>(at)).body).toEqual(changed.body)
    const demoted = await client.patch<Problem>(
      `/api/people/${admin.person.id}`,
      { role: 'pmm' },
      { ifMatch: 1 },
    )
    expect(faultsOf(demoted)).toEqual([['role', 'last-administrator']])
    expect((await client.get<Person>(`/api/people/${admin.person.id}`)).body.version).toBe(1)
    expect((await client.get(`/api/people/${nobodysId}`)).status).toBe(404)
    expect((await lena.client.get<PersonList>('/api/people')).body.items.map(({ name }) => name)).toEqual([
      'Ada',
      'Lena',
    ])
  })

  it('keeps an administrator when two stop being one at once', async () => {
    const { admin, add } = await startCompany(await open())
    const other = await add('Bea', 'administrator')
    const statuses = await Promise.all(
      [admin, other].map(async ({ client, person }) => {
        const answer = await client.patch(`/api/people/${person.id}`, { role: 'viewer' }, { ifMatch: 1 })
        return answer.status
      }),
    )
    expect(statuses.sort()).toEqual([200, 422])
  })

  it('recognises a session until it ends, and keeps only its hash', async () => {
    const db = await open()
    let now = testNow
    const { anyone, admin } = await startCompany(db, { now: () => now })
    expect((await anyone.put('/api/session', { personId: nobodysId })).status).toBe(404)
    const signedIn = await anyone.put('/api/session', { personId: admin.person.id })
    const [cookie] = signedIn.headers.getSetCookie()
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    const client = new Client(anyone.url, cookie!.split(';')[0])
    const secret = client.cookie!.split('=')[1]!
    const rows = await db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await client.patch<Session>('/api/session', { language: 'zh-Hans' })).body.person?.language).toBe(
      'zh-Hans',
    )
    expect((await new Client(anyone.url, 'headrace_session=nonsense').get('/api/features')).status).toBe(401)
    now = '2026-12-22T07:59:59.000Z'
    expect((await client.get('/api/features')).status).toBe(200)
    now = '2026-12-23T08:00:01.000Z'
    expect((await client.get('/api/features')).status).toBe(401)
    const again = await anyone.signedInAs(admin.person.id)
    expect(await db.selectFrom('sessions').selectAll().execute()).toHaveLength(1)
    await again.delete('/api/session')
    expect((await again.get('/api/features')).status).toBe(401)
    expect((await again.delete('/api/session')).status).toBe(204)
  })

  it('changes the workspace, whose zone says what today is', async () => {
    const { admin } = await startCompany(await open(), { now: () => '2026-11-23T23:00:00.000Z' })
    const { client } = admin
    const calendars = (await client.get<CalendarList>('/api/calendars')).body.items
    expect(calendars).toHaveLength(2)
    const change = {
      name: 'Bakery',
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      calendarId: calendars[0]!.id,
    }
    const changed = await client.patch<Workspace>('/api/workspace', change, { ifMatch: 1 })
    expect(changed.body).toEqual({ ...change, today: '2026-11-24', version: 2 })
    const west = await client.patch<Workspace>(
      '/api/workspace',
      { timeZone: 'America/New_York' },
      { ifMatch: 2 },
    )
    expect(west.body.today).toBe('2026-11-23')
    for (const [input, path, code] of [
      [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'time-zone'],
      [{ currency: 'yuan' }, 'currency', 'currency'],
      [{ calendarId: nobodysId }, 'calendarId', 'unknown-calendar'],
      [{ today: '2026-01-01' }, '', 'unknown-field'],
    ] as const) {
      const refused = await client.patch<Problem>('/api/workspace', input, { ifMatch: 3 })
      expect([refused.status, faultsOf(refused)]).toEqual([422, [[path, code]]])
    }
    expect((await client.patch('/api/workspace', { name: 'x' }, { ifMatch: 1 })).status).toBe(412)
    expect((await client.patch('/api/workspace', { name: 'x' })).status).toBe(428)
    expect((await client.get<Workspace>('/api/workspace')).body).toEqual(west.body)
  })

  it('adds and changes calendars that are sound', async () => {
    const { admin } = await startCompany(await open())
    const { client } = admin
    const name = { en: 'Oven day', 'zh-Hans': '烤炉日' }
    const sound = {
      slug: 'bakery',
      title: { en: 'Bakery', 'zh-Hans': '面包房' },
      weekendDays: [1],
      holidays: [{ date: '2027-03-02', name }],
      makeUpWorkingDays: [{ date: '2027-03-01', name }],
    }
    const added = await client.post<Calendar>('/api/calendars', sound)
    expect([added.status, added.body.definition]).toEqual([201, sound])
    const put = (body: object, ifMatch: number) =>
      client.put<Problem & Calendar>(`/api/calendars/${added.body.id}`, body, { ifMatch })
    expect((await put({ ...sound, holidays: [] }, 1)).body.definition.holidays).toEqual([])
    expect((await put(sound, 1)).status).toBe(412)
    expect(faultsOf(await client.post<Problem>('/api/calendars', sound))).toEqual([
      ['slug', 'already-exists'],
    ])
    for (const [input, path] of [
      [{ weekendDays: [8] }, 'weekendDays.0'],
      [{ weekendDays: [1, 2, 3, 4, 5, 6, 7] }, 'weekendDays'],
      [{ holidays: [{ date: '2027-02-30', name }] }, 'holidays.0.date'],
      [{ holidays: [{ date: '2027-03-01', name }], makeUpWorkingDays: [{ date: '2027-03-01', name }] }, ''],
      [{ title: { en: 'Only English' } }, 'title.zh-Hans'],
    ] as const) {
      const refused = await put({ ...sound, ...input }, 2)
      expect(refused.status, JSON.stringify(input)).toBe(422)
      if (path) expect(refused.body.errors?.map((error) => error.path)).toContain(path)
    }
    expect((await client.get<Calendar>(`/api/calendars/${added.body.id}`)).body.version).toBe(2)
    expect((await client.get(`/api/calendars/${nobodysId}`)).status).toBe(404)
  })

  it('adds and changes product areas, each name once whatever its case or width', async () => {
    const { admin } = await startCompany(await open())
    const { client } = admin
    const bread = await client.post<ProductArea>('/api/product-areas', { name: 'Bread' })
    expect(bread.body).toMatchObject({ name: 'Bread', productStage: 'early', version: 1 })
    expect((await client.post('/api/product-areas', { name: '报表', productStage: 'scale' })).status).toBe(
      201,
    )
    for (const name of ['bread', 'ＢＲＥＡＤ', ' Bread ']) {
      expect(faultsOf(await client.post<Problem>('/api/product-areas', { name }))).toEqual([
        ['name', 'already-exists'],
      ])
    }
    const at = `/api/product-areas/${bread.body.id}`
    expect(
      (await client.patch<ProductArea>(at, { productStage: 'rnd' }, { ifMatch: 1 })).body.productStage,
    ).toBe('rnd')
    expect((await client.patch(at, { name: 'x' }, { ifMatch: 1 })).status).toBe(412)
    expect(faultsOf(await client.patch<Problem>(at, { name: '报表' }, { ifMatch: 2 }))).toEqual([
      ['name', 'already-exists'],
    ])
    expect(faultsOf(await client.patch<Problem>(at, { productStage: 'old' }, { ifMatch: 2 }))).toEqual([
      ['productStage', 'unknown-value'],
    ])
    const { items } = (await client.get<ProductAreaList>('/api/product-areas')).body
    expect(items.map(({ name }) => name)).toEqual(['Bread', '报表'])
    expect((await client.get(`/api/product-areas/${nobodysId}`)).status).toBe(404)
  })

  it('tells what happened, the newest first, and page by page', async () => {
    const { admin, add } = await startCompany(await open())
    for (const name of ['Bob', 'Cora', 'Dan']) await add(name, 'viewer')
    const read = async (query: string) =>
      (await admin.client.get<ActivityPage>(`/api/activity?${query}`)).body
    const first = await read('limit=3')
    expect(first.total).toBe(4)
    expect(first.items.map(({ thingTitle }) => thingTitle)).toEqual(['Dan', 'Cora', 'Bob'])
    const second = await read(`limit=3&cursor=${first.nextCursor}`)
    expect(second.items).toMatchObject([
      { thingTitle: 'Ada', noun: 'person', verb: 'created', person: { name: 'Ada' } },
    ])
    expect(second.nextCursor).toBeNull()
    expect((await read('noun=feature')).total).toBe(0)
    const refused = await admin.client.get<Problem>('/api/activity?noun=cake')
    expect(faultsOf(refused)).toEqual([['noun', 'unknown-value']])
  })

  it('tells the table of roles that it enforces', async () => {
    const { admin } = await startCompany(await open())
    expect((await admin.client.get<AccessTable>('/api/access')).body.actions).toEqual(accessTable)
  })
})
