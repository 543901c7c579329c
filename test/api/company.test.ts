/** People, sessions, the workspace, its calendars and product areas. */
import { expect, it, onTestFinished } from 'vitest'
import type { AccessTable } from '#server/contracts/access.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { ProductArea, ProductAreaList } from '#server/contracts/product-areas.ts'
import { readConfig } from '#server/config.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { OpenSessionList, Session } from '#server/contracts/session.ts'
import type { Calendar, CalendarList } from '#server/contracts/calendars.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import { openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import { accessTable } from '#server/domain/access/actions.ts'
import { Client, testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { startCompany } from './grading-fixtures.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const ada = { name: 'Ada', email: 'Ada@Bakery.example', password: testPassword }
const bob = { name: 'Bob', email: 'bob@bakery.example', role: 'viewer' }
const faultsOf = ({ body }: { body: Problem }) => body.errors?.map(({ path, code }) => [path, code])

eachDatabase((_name, open, newUrl) => {
  it('creates the first administrator once, and refuses requests without a session', async () => {
    const anyone = await startServer(testDeps(await open()))
    expect((await anyone.get<Session>('/api/session')).body).toMatchObject({
      person: null,
      isEmpty: true,
      choices: [],
    })
    const first = await anyone.put<Session>('/api/first-administrator', ada)
    expect(first).toMatchObject({
      status: 201,
      body: { person: { role: 'administrator', email: 'ada@bakery.example' }, method: 'password' },
    })
    expect((await anyone.after(first).get('/api/features')).status).toBe(200)
    const second = await anyone.put<Problem>('/api/first-administrator', {
      ...ada,
      email: 'bob@bakery.example',
    })
    expect(second).toMatchObject({ status: 409, body: { code: 'people-exist' } })
    expect((await anyone.post('/api/people', { ...bob })).status).toBe(401)
    expect((await anyone.get<Session>('/api/session')).body).toMatchObject({ isEmpty: false, choices: [] })
  })

  it('creates one administrator for many concurrent requests', async () => {
    const anyone = await startServer(testDeps(await open()))
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) =>
        anyone.put('/api/first-administrator', { ...ada, email: `ada${place}@bakery.example` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it('signs people in by password, and not by choosing a person outside the sample company', async () => {
    const anyone = await startServer(testDeps(await open()))
    const { person } = await anyone.firstAdministrator()
    const signedIn = await anyone.put<Session>('/api/session', {
      email: ' ADA@bakery.example',
      password: testPassword,
    })
    expect(signedIn).toMatchObject({ status: 200, body: { person: { id: person.id }, method: 'password' } })
    expect((await anyone.after(signedIn).get('/api/features')).status).toBe(200)
    for (const [email, password] of [
      ['ada@bakery.example', 'water flour salt'],
      ['nobody@bakery.example', testPassword],
    ]) {
      const refused = await anyone.put<Problem>('/api/session', { email, password })
      expect(refused).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } })
      expect(refused.headers.getSetCookie()).toEqual([])
    }
    const chosen = await anyone.put<Problem>('/api/session', { personId: person.id })
    expect(chosen).toMatchObject({ status: 403, body: { code: 'sign-in-elsewhere' } })
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

  it('shows e-mail addresses with the permission to read people, and everyone their own', async () => {
    const { admin, add } = await startCompany(await open())
    const lena = await add('Lena', 'marketing-lead')
    const sam = await add('Sam', 'sales')
    const addresses = async ({ client }: typeof sam) =>
      (await client.get<PersonList>('/api/people')).body.items.map(({ email }) => email)
    const all = ['ada@bakery.example', 'lena@bakery.example', 'sam@bakery.example']
    expect(await addresses(lena)).toEqual(all)
    expect(await addresses(sam)).toEqual(['', '', 'sam@bakery.example'])
    const one = await sam.client.get<Person>(`/api/people/${admin.person.id}`)
    expect(one.body).toMatchObject({ name: 'Ada', email: '' })
  })

  it('keeps an administrator when two are demoted concurrently', async () => {
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

  it('recognises a session until it ends, and stores only its hash', async () => {
    const db = await open()
    const anyone = await startServer(testDeps(db))
    const { person } = await anyone.firstAdministrator()
    const signedIn = await anyone.put('/api/session', { email: person.email, password: testPassword })
    const [cookie] = signedIn.headers.getSetCookie()
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
    const client = anyone.after(signedIn)
    const secret = client.cookie!.split('=')[1]!
    const rows = await db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await client.patch<Session>('/api/session', { language: 'zh-Hans' })).body.person?.language).toBe(
      'zh-Hans',
    )
    expect((await new Client(anyone.url, 'headrace_session=nonsense').get('/api/features')).status).toBe(401)
    await client.delete('/api/session')
    expect((await client.get('/api/features')).status).toBe(401)
    expect((await client.delete('/api/session')).status).toBe(204)
  })

  it('extends used sessions, ends unused ones, and limits their lifetime', async () => {
    const db = await open()
    let now = testNow
    const anyone = await startServer(testDeps(db, () => now))
    const { client: used } = await anyone.firstAdministrator()
    const unused = await anyone.put('/api/session', { email: 'ada@bakery.example', password: testPassword })
    const daysOn = (days: number) => new Date(Date.parse(testNow) + days * 86_400_000).toISOString()
    for (let day = 20; day < 180; day += 20) {
      now = daysOn(day)
      expect((await used.get('/api/features')).status, `day ${day}`).toBe(200)
      // The use is recorded after the response.
      const lastSeen = async () =>
        (await used.get<OpenSessionList>('/api/sessions')).body.items[0]?.lastSeenAt
      await expect.poll(lastSeen).toBe(now)
      if (day === 40) expect((await anyone.after(unused).get('/api/features')).status).toBe(401)
    }
    now = daysOn(180.1)
    expect((await used.get('/api/features')).status).toBe(401)
  })

  it('keeps to the configured limits, also of sessions that began under longer ones', async () => {
    const db = await open()
    let now = testNow
    const deps = testDeps(db, () => now)
    const long = await startServer(deps)
    const { client } = await long.firstAdministrator()
    const config = { ...deps.config, ...readConfig({ SESSION_IDLE: '30m', SESSION_LIFETIME: '2h' }) }
    const short = await startServer({ ...deps, config: { ...config, logLevel: 'silent' } })
    const later = (minutes: number) => (now = new Date(Date.parse(testNow) + minutes * 60_000).toISOString())
    const answer = await short.put('/api/session', { email: 'ada@bakery.example', password: testPassword })
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=7200;')
    const used = short.after(answer)
    for (const minutes of [20, 40, 60, 80, 100, 119]) {
      later(minutes)
      const seen = async () => (await used.get<OpenSessionList>('/api/sessions')).body.items[0]?.lastSeenAt
      await expect.poll(seen, { message: `after ${minutes} minutes` }).toBe(now)
    }
    later(120)
    expect((await used.get('/api/features')).status).toBe(401)
    // The other one has not been used since it began.
    expect((await client.get('/api/sessions')).status).toBe(200)
    expect((await short.withCookie(String(client.cookie)).get('/api/sessions')).status).toBe(401)
  })

  it('answers requests that only read while another transaction runs', async () => {
    const db = openDatabase(await newUrl(), 3)
    onTestFinished(() => db.destroy())
    await migrateToLatest(db)
    let now = testNow
    const { admin, anyone } = await startCompany(db, { now: () => now })
    const newToken = { name: 'Warehouse', scope: 'read', expiresOn: '2027-02-28' }
    const { secret } = (await admin.client.post<CreatedApiToken>('/api/api-tokens', newToken)).body
    now = '2026-11-24T08:00:00.000Z'
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('workspaces').set({ name: 'Bakery' }).execute()
      expect((await admin.client.get('/api/features')).status).toBe(200)
      const headers = { authorization: `Bearer ${secret}` }
      expect((await anyone.get('/api/features/export?format=csv', { headers })).status).toBe(200)
    })
  })

  it("lists a person's open sessions, and ends one or all others", async () => {
    const { anyone, add } = await startCompany(await open())
    const { person, client: here } = await add('Pia', 'pmm')
    const [phone, laptop] = [await anyone.signedInAs(person.id), await anyone.signedInAs(person.id)]
    const other = await add('Paul', 'pm')
    const read = async (client: Client) => (await client.get<OpenSessionList>('/api/sessions')).body.items
    const open3 = await read(here)
    expect(open3).toHaveLength(3)
    expect(open3.filter(({ isOwn }) => isOwn)).toHaveLength(1)
    const phoneId = (await read(phone)).find(({ isOwn }) => isOwn)!.id
    expect((await other.client.delete(`/api/sessions/${phoneId}`)).status).toBe(404)
    expect((await here.delete(`/api/sessions/${phoneId}`)).status).toBe(204)
    expect((await phone.get('/api/features')).status).toBe(401)
    expect((await here.delete('/api/sessions')).status).toBe(204)
    expect((await laptop.get('/api/features')).status).toBe(401)
    expect(await read(here)).toMatchObject([{ isOwn: true, method: 'password' }])
    expect((await other.client.get('/api/features')).status).toBe(200)
  })

  it('changes the workspace, whose time zone determines today', async () => {
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
    expect(changed.body).toEqual({
      ...change,
      secondFactorRoles: [],
      today: '2026-11-24',
      version: 2,
    })
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

  it('adds and changes valid calendars', async () => {
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

  it('adds and changes product areas, with names unique regardless of case and width', async () => {
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

  it('lists audit events, newest first, in pages', async () => {
    const { admin, add } = await startCompany(await open())
    for (const name of ['Bob', 'Cora', 'Dan']) await add(name, 'viewer')
    const read = async (query: string) =>
      (await admin.client.get<ActivityPage>(`/api/activity?noun=person&${query}`)).body
    const first = await read('limit=3')
    expect(first.total).toBe(4)
    expect(first.items.map(({ entityTitle }) => entityTitle)).toEqual(['Dan', 'Cora', 'Bob'])
    const second = await read(`limit=3&cursor=${first.nextCursor}`)
    expect(second.items).toMatchObject([
      { entityTitle: 'Ada', noun: 'person', verb: 'created', person: { name: 'Ada' } },
    ])
    expect(second.nextCursor).toBeNull()
    expect((await admin.client.get<ActivityPage>('/api/activity?noun=feature')).body.total).toBe(0)
    const refused = await admin.client.get<Problem>('/api/activity?noun=cake')
    expect(faultsOf(refused)).toEqual([['noun.0', 'unknown-value']])
  })

  it('returns the permission table that it enforces', async () => {
    const { admin } = await startCompany(await open())
    expect((await admin.client.get<AccessTable>('/api/access')).body.actions).toEqual(accessTable)
  })
})
