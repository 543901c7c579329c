/** Attempts at impersonation and privilege escalation: each is refused, and logged or recorded in the history. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { OpenSessionList, Session } from '#server/contracts/session.ts'
import { type Client, testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startWatched } from './attacks-fixtures.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const evil = 'http://evil.example'
const json = { 'content-type': 'application/json' }

eachDatabase((_name, open) => {
  async function start() {
    const db = await open()
    const watched = await startWatched(db)
    const { person: ada, client: admin } = await watched.anyone.firstAdministrator()
    const add = async (name: string, role: string) => {
      const given = { name, email: `${name.toLowerCase()}@bakery.example`, role }
      const { body: person } = await admin.post<Person>('/api/people', given)
      return { person, client: await watched.anyone.signedInAs(person.id) }
    }
    watched.refusals()
    return { db, ...watched, ada, admin, add }
  }
  const codeOf = async (answer: Promise<{ status: number; body: Problem }>) => {
    const { status, body } = await answer
    return [status, body.code]
  }

  // Logged: not-signed-in.
  it('accepts no session id that it did not create', async () => {
    const { db, anyone, admin, refusals } = await start()
    const secret = /headrace_session=([\w-]+)/.exec(admin.cookie ?? '')?.[1] ?? ''
    const [session] = await db.selectFrom('sessions').selectAll().execute()
    const forged = [
      'a'.repeat(43),
      // The ids known to a reader of the database or of the list of sessions.
      session!.token_hash,
      session!.id,
      createHash('sha256').update(secret).digest('base64url'),
      secret.slice(0, -1),
      `${secret}x`,
      secret.toUpperCase(),
      encodeURIComponent(`${secret}\u0000`),
      "' or '1'='1",
      '',
    ]
    for (const value of forged) {
      const intruder = anyone.withCookie(`headrace_session=${value}`)
      expect(await codeOf(intruder.get('/api/features')), value).toEqual([401, 'not-signed-in'])
    }
    expect(refusals()).toEqual(forged.map(() => 'not-signed-in'))
    expect((await admin.get('/api/features')).status).toBe(200)
  })

  // Recorded: the new session, in the history. Logged: the rejected one.
  it('creates a new session at every sign-in, regardless of an existing cookie', async () => {
    const { anyone, ada, admin, db } = await start()
    const planted = anyone.withCookie('headrace_session=planted-by-an-attacker')
    const account = { email: ada.email, password: testPassword }
    const answer = await planted.put<Session>('/api/session', account)
    expect(answer.status).toBe(200)
    const given = planted.after(answer).cookie ?? ''
    expect(given).toMatch(/^headrace_session=[\w-]{43}; headrace_device=[\w-]{43}$/)
    expect((await planted.get<Session>('/api/session')).body.person).toBeNull()
    // Not even the user's own previous session is reused.
    const again = admin.after(await admin.put('/api/session', account))
    expect(new Set([admin.cookie, given, again.cookie]).size).toBe(3)
    // The one of the browser that signed in again has ended.
    expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(2)
    const told = (await again.get<ActivityPage>('/api/activity?noun=session')).body.items
    expect(told.filter(({ verb }) => verb === 'signed-in')).toHaveLength(3)
  })

  // Recorded: the end of the session, by the person whose session it was.
  it('ends the session that the browser had when somebody signs in with it, and no other', async () => {
    const { anyone, ada, admin, add, db } = await start()
    const { client: asPia } = await add('Pia', 'pmm')
    const account = { email: ada.email, password: testPassword }
    const elsewhere = anyone.after(await anyone.put('/api/session', account))
    expect((await asPia.put('/api/session', { ...account, password: 'a guess' })).status).toBe(401)
    expect((await asPia.get('/api/features')).status).toBe(200)
    const asAda = asPia.after(await asPia.put('/api/session', account))
    expect((await asPia.get('/api/features')).status).toBe(401)
    const again = admin.after(await admin.put('/api/session', account))
    expect((await admin.get('/api/features')).status).toBe(401)
    for (const open of [elsewhere, asAda, again]) expect((await open.get('/api/features')).status).toBe(200)
    expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(3)
    const { items } = (await again.get<ActivityPage>('/api/activity?verb=signed-out')).body
    expect(items.map(({ person }) => person?.name)).toEqual(['Ada', 'Pia'])
  })

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { anyone, ada } = await start()
    const answer = await anyone.put('/api/session', { email: ada.email, password: testPassword })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/; HttpOnly(;|$)/)
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/)
    expect(cookie).not.toContain('Domain')
  })

  // Logged: origin-refused.
  it('rejects cross-site changes by a signed-in browser', async () => {
    const { admin, refusals, db } = await start()
    const from = (headers: Record<string, string>, body = '{"title":"Forged"}') =>
      codeOf(admin.send<Problem>('POST', '/api/features', body, { headers: { ...json, ...headers } }))
    const elsewhere: Record<string, string>[] = [
      { origin: evil },
      { origin: 'null' },
      { origin: `${admin.url}.evil.example` },
      { origin: admin.url.replace('http:', 'ftp:') },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: admin.url, 'sec-fetch-site': 'cross-site' },
      { origin: evil, 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of elsewhere) {
      expect(await from(headers), JSON.stringify(headers)).toEqual([403, 'origin-refused'])
    }
    expect(refusals()).toEqual(elsewhere.map(() => 'origin-refused'))
    // Content types that a form can send cross-site without a preflight are rejected, even without any of these headers.
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
    ]) {
      const answer = await codeOf(
        admin.send<Problem>('POST', '/api/features', 'title=Forged', { headers: { 'content-type': type } }),
      )
      expect(answer, type).toEqual([415, 'media-type-refused'])
    }
    // A preflight is not granted.
    const asked = await admin.send('OPTIONS', '/api/features', undefined, {
      headers: { origin: evil, 'access-control-request-method': 'POST' },
    })
    expect(asked.headers.get('access-control-allow-origin')).toBeNull()
    expect(await db.selectFrom('features').select('id').execute()).toEqual([])
  })

  // Logged: scope-too-small or not-for-tokens, and the token's id.
  it('limits a token to its scope', async () => {
    const { admin, anyone, ada, lines, refusals } = await start()
    const given = { name: 'Reader', scope: 'read', expiresOn: '2026-12-24' }
    const token = (await admin.post<CreatedApiToken>('/api/api-tokens', given)).body
    const headers = { authorization: `Bearer ${token.secret}` }
    const tried: [string, string, object?][] = [
      ['POST', '/api/people', { name: 'Eve', email: 'eve@evil.example', role: 'administrator' }],
      ['PATCH', `/api/people/${ada.id}`, { role: 'viewer' }],
      ['PATCH', '/api/workspace', { name: 'Mine' }],
      ['GET', '/api/sessions'],
      ['DELETE', '/api/sessions'],
      ['POST', '/api/api-tokens', { ...given, scope: 'write' }],
      ['DELETE', `/api/api-tokens/${token.id}`],
    ]
    for (const [method, path, body] of tried) {
      const answer = codeOf(anyone.send<Problem>(method, path, body, { headers, ifMatch: 1 }))
      expect(await answer, `${method} ${path}`).toEqual([403, 'not-for-tokens'])
    }
    const writing = codeOf(anyone.send<Problem>('POST', '/api/features', { title: 'New' }, { headers }))
    expect(await writing).toEqual([403, 'scope-too-small'])
    expect(refusals()).toEqual([...tried.map(() => 'not-for-tokens'), 'scope-too-small'])
    expect(lines.at(-1)?.raw ?? '').not.toContain(token.secret)
    const told = lines.filter(({ code }) => code === 'scope-too-small' || code === 'not-for-tokens')
    expect(told.every(({ raw }) => raw.includes(token.id))).toBe(true)
  })

  // Logged: invalid-input or not-allowed.
  it('refuses unknown properties in bodies', async () => {
    const { admin, add, db, refusals } = await start()
    const { person: vera, client: asVera } = await add('Vera', 'viewer')
    const before = await db.selectFrom('people').selectAll().orderBy('id').execute()
    const more: object[] = [
      { role: 'administrator' },
      { isDepartmentLead: true },
      { is_department_lead: 1 },
      { id: nobodysId },
      { version: 99 },
      { disabledAt: null },
      { person: { role: 'administrator' } },
    ]
    for (const extra of more) {
      const told = JSON.stringify(extra)
      const own = await asVera.patch<Problem>('/api/session', { language: 'en', ...extra })
      expect([own.status, own.body.errors?.[0]?.code], told).toEqual([422, 'unknown-field'])
      const other = await asVera.patch<Problem>(`/api/people/${vera.id}`, extra, { ifMatch: 1 })
      expect([other.status, other.body.code], told).toEqual([403, 'not-allowed'])
    }
    expect(refusals()).toHaveLength(2 * more.length)
    expect(await db.selectFrom('people').selectAll().orderBy('id').execute()).toEqual(before)

    const feature = (await admin.post<Feature>('/api/features', { title: 'Rye' })).body
    const entities: object[] = [
      { id: nobodysId },
      { version: 99 },
      { grade: 'announce' },
      { is_confidential: 1 },
      { createdAt: '2020-01-01T00:00:00.000Z' },
      { archivedAt: null },
    ]
    for (const extra of entities) {
      const changed = await admin.patch<Problem>(
        `/api/features/${feature.id}`,
        { title: 'Other', ...extra },
        { ifMatch: 1 },
      )
      expect([changed.status, changed.body.errors?.[0]?.code], JSON.stringify(extra)).toEqual([
        422,
        'unknown-field',
      ])
    }
    for (const body of [
      '{"title":"a","__proto__":{"role":"administrator"}}',
      '{"constructor":{"prototype":{}}}',
    ]) {
      const { status } = await admin.send('POST', '/api/features', body, { headers: json })
      expect([400, 422], body).toContain(status)
    }
    expect((await admin.get<Feature>(`/api/features/${feature.id}`)).body).toEqual(feature)
  })

  // Logged: not-found.
  it('gives the same response for hidden and for unknown entities', async () => {
    const { admin, add, refusals } = await start()
    const { client: asPia } = await add('Pia', 'pmm')
    const session = (await admin.get<OpenSessionList>('/api/sessions')).body.items[0]!
    const given = { name: 'Reader', scope: 'read', expiresOn: '2026-12-24' }
    const token = (await admin.post<CreatedApiToken>('/api/api-tokens', given)).body
    const answer = async (client: Client, path: string) => {
      const { status, body } = await client.delete<Problem>(path)
      return { ...body, status, requestId: '' }
    }
    for (const [noun, id] of [
      ['sessions', session.id],
      ['api-tokens', token.id],
    ] as const) {
      const others = await answer(asPia, `/api/${noun}/${id}`)
      expect(others).toMatchObject({ status: 404, code: 'not-found' })
      expect(others).toEqual(await answer(asPia, `/api/${noun}/${nobodysId}`))
    }
    expect(refusals()).toEqual(Array(4).fill('not-found'))
    expect((await admin.get('/api/features')).status).toBe(200)
  })
})
