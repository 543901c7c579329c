/** Single sign-on with a real provider: redirect, callback, and the resulting person. */
import { createHash } from 'node:crypto'
import type { MutableResponse } from 'oauth2-mock-server'
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { OpenSessionList, Session } from '#server/contracts/session.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { freePort } from '../support/free-port.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { startCompany } from './grading-fixtures.ts'
import {
  completeAtProvider,
  locationOf,
  beginAtProvider,
  signOn,
  startSignOn,
} from './single-sign-on-fixtures.ts'

const gala = { sub: 'gala-1', email: 'Gala@bakery.example', email_verified: true, name: 'Gala' }
const failurePage = '/sign-in?problem=sign-on-failed'
const whoIs = async (client: { get: <T>(path: string) => Promise<{ body: T }> }) =>
  (await client.get<Session>('/api/session')).body

eachDatabase((_name, open) => {
  it('sends a browser to the provider with state, nonce and a hashed verifier', async () => {
    const { anyone, provider, db, deps } = await startSignOn(await open())
    const { answer, address } = await beginAtProvider(anyone)
    expect(answer.status).toBe(302)
    expect(address.origin).toBe(provider.config.issuer)
    const sent = Object.fromEntries(address.searchParams)
    expect(sent).toMatchObject({
      response_type: 'code',
      client_id: 'headrace',
      scope: 'openid email profile',
      redirect_uri: `${anyone.url}/api/single-sign-on/callback`,
      code_challenge_method: 'S256',
    })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^headrace_sign_on=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/)
    const [stored, ...others] = await db.selectFrom('single_sign_on_requests').selectAll().execute()
    expect(others).toEqual([])
    expect(stored).toMatchObject({ return_to: '/launches/1?tab=plan' })
    expect(JSON.stringify(stored)).not.toContain(sent.state)
    const opened = (what: 'nonce' | 'verifier') =>
      deps.sealing.open(stored?.[what] ?? '', `sign-on ${what}:${stored?.state_hash}`)
    expect(opened('nonce')).toBe(sent.nonce)
    expect(sent.code_challenge).toBe(
      createHash('sha256')
        .update(opened('verifier') ?? '')
        .digest('base64url'),
    )
  })

  it('adds a new person with the role of their groups, and returns to the requested page', async () => {
    const { anyone, provider, admin } = await startSignOn(await open())
    provider.vouchFor({ ...gala, groups: ['bakers', 'growth', 'others'], locale: 'zh-CN' })
    const { answer, client } = await signOn(anyone)
    expect([answer.status, locationOf(answer)]).toEqual([302, '/launches/1?tab=plan'])
    expect(answer.headers.getSetCookie()[0]).toMatch(/^headrace_sign_on=;/)
    expect(await whoIs(client)).toMatchObject({
      person: { name: 'Gala', email: 'gala@bakery.example', role: 'pmm', language: 'zh-Hans' },
      method: 'single-sign-on',
      signInMethods: { singleSignOn: 'Bakery ID' },
    })
    const { items } = (await client.get<OpenSessionList>('/api/sessions')).body
    expect(items).toMatchObject([{ method: 'single-sign-on', isOwn: true }])
    const told = (await admin.client.get<ActivityPage>('/api/activity')).body.items
    expect(told.slice(0, 3).map(({ noun, verb, person }) => [noun, verb, person?.name])).toEqual([
      ['session', 'signed-in', 'Gala'],
      ['person', 'identity-linked', 'Gala'],
      ['person', 'created', 'Gala'],
    ])
  })

  it('recognises people by issuer and subject only, and does not change their role', async () => {
    const { anyone, provider, admin } = await startSignOn(await open())
    provider.vouchFor({ ...gala, groups: ['growth'] })
    const first = await whoIs((await signOn(anyone)).client)
    const change = { role: 'sales' }
    await admin.client.patch(`/api/people/${first.person!.id}`, change, { ifMatch: 1 })
    provider.vouchFor({ ...gala, email: 'other@bakery.example', name: 'Other', groups: ['it'] })
    const again = await whoIs((await signOn(anyone)).client)
    expect(again.person).toMatchObject({ id: first.person!.id, name: 'Gala', role: 'sales' })
    provider.vouchFor({ ...gala, sub: 'gala-2', email: 'second@bakery.example' })
    expect((await whoIs((await signOn(anyone)).client)).person?.id).not.toBe(first.person!.id)
  })

  it('links a verified address to its existing person, once, keeping their role', async () => {
    const { anyone, provider, add } = await startSignOn(await open())
    const member = await add('Gala', 'marketing-lead')
    provider.vouchFor({ ...gala, groups: ['bakers'] })
    for (const time of ['first', 'second']) {
      const { person } = await whoIs((await signOn(anyone)).client)
      expect(person, time).toMatchObject({ id: member.person.id, role: 'marketing-lead' })
    }
  })

  it('never links an unverified address', async () => {
    const { anyone, provider, add, admin, db } = await startSignOn(await open())
    await add('Gala', 'administrator')
    const nobody = { sub: 'new-1', email: 'new@bakery.example', name: 'New' }
    for (const claims of [
      { ...gala, email_verified: undefined },
      { ...gala, email_verified: false },
      { ...gala, email_verified: 1 },
      nobody,
      // Nor may it create an account that the real owner of the address would later be linked to.
      { ...nobody, email_verified: false },
    ]) {
      provider.vouchFor(claims)
      const { answer } = await signOn(anyone)
      expect(locationOf(answer), JSON.stringify(claims)).toBe(failurePage)
      expect(answer.headers.getSetCookie().join()).not.toContain('headrace_session')
    }
    expect(await db.selectFrom('identities').selectAll().execute()).toEqual([])
    expect((await admin.client.get<PersonList>('/api/people')).body.items).toHaveLength(2)
  })

  it('takes an address for verified where the configuration trusts the provider, unless it says no', async () => {
    const { anyone, provider, add } = await startSignOn(await open(), { provider: { trustsEmail: true } })
    const member = await add('Gala', 'pmm')
    provider.vouchFor({ ...gala, email_verified: false })
    expect(locationOf((await signOn(anyone)).answer)).toBe(failurePage)
    provider.vouchFor({ ...gala, email_verified: undefined })
    expect((await whoIs((await signOn(anyone)).client)).person?.id).toBe(member.person.id)
    provider.vouchFor({ sub: 'new-1', email: 'new@bakery.example', name: 'New' })
    expect((await whoIs((await signOn(anyone)).client)).person).toMatchObject({ name: 'New', role: 'viewer' })
  })

  it('refuses disabled people and those without role or address, and gives the reason in the history only', async () => {
    const { anyone, provider, add, admin, db } = await startSignOn(await open(), {
      provider: { defaultRole: null },
    })
    const member = await add('Gala', 'pmm')
    const refusals = async (claims: object) => {
      provider.vouchFor({ ...claims })
      const { answer } = await signOn(anyone)
      expect(locationOf(answer)).toBe(failurePage)
      const { items } = (await admin.client.get<ActivityPage>('/api/activity')).body
      expect(items[0]).toMatchObject({ noun: 'session', verb: 'sign-in-refused' })
      return items[0]?.changes.find(({ field }) => field === 'reason')?.after
    }
    expect(await refusals({ ...gala, email: 'new@bakery.example' })).toBe('no-role')
    expect(await refusals({ ...gala, email: undefined })).toBe('no-email')
    expect(await refusals({ ...gala, email: 'not an address' })).toBe('no-email')
    const disable = (at: string | null) =>
      db.updateTable('people').set({ disabled_at: at }).where('id', '=', member.person.id).execute()
    await disable(testNow)
    expect(await refusals(gala)).toBe('disabled')
    await disable(null)
    provider.vouchFor(gala)
    expect((await whoIs((await signOn(anyone)).client)).person?.id).toBe(member.person.id)
    await disable(testNow)
    expect(await refusals(gala)).toBe('disabled')
  })

  it('adds one person for two tabs that return concurrently', async () => {
    const { anyone, provider, db } = await startSignOn(await open())
    provider.vouchFor(gala)
    const tabs = await Promise.all([signOn(anyone), signOn(anyone), signOn(anyone)])
    const ids = await Promise.all(tabs.map(async ({ client }) => (await whoIs(client)).person?.id))
    expect(new Set(ids).size).toBe(1)
    expect(await db.selectFrom('identities').selectAll().execute()).toHaveLength(1)
  })

  it('reads claims from the userinfo endpoint when the ID token lacks them', async () => {
    const { anyone, provider } = await startSignOn(await open())
    provider.vouchFor({ sub: 'gala-1' })
    provider.server.service.on('beforeUserinfo', (answer: MutableResponse) => {
      answer.body = { ...gala, groups: ['it'] }
    })
    expect((await whoIs((await signOn(anyone)).client)).person).toMatchObject({ role: 'administrator' })
  })

  it('is the only sign-in method when passwords are off, also for the first administrator', async () => {
    const db = await open()
    const provider = await startProvider()
    const config = { ...testDeps(db).config, hasPasswords: false, singleSignOn: provider.config }
    const anyone = await startServer({ ...testDeps(db), config })
    expect((await whoIs(anyone)).signInMethods).toMatchObject({ password: false, singleSignOn: 'Bakery ID' })
    // The first person must be able to add others.
    provider.vouchFor({ ...gala, groups: ['growth'] })
    expect(locationOf((await signOn(anyone)).answer)).toBe(failurePage)
    expect((await whoIs(anyone)).isEmpty).toBe(true)
    provider.vouchFor({ ...gala, groups: ['it'] })
    const { client } = await signOn(anyone)
    const { person } = await whoIs(client)
    expect(person).toMatchObject({ role: 'administrator' })
    const hash = await testDeps(db).passwords.hash(testPassword)
    const password = { person_id: person!.id, hash, changed_at: testNow }
    await db.insertInto('passwords').values(password).execute()
    const account = { email: 'gala@bakery.example', password: testPassword }
    const refused = await anyone.put<Problem>('/api/session', account)
    expect([refused.status >= 400, refused.headers.getSetCookie()]).toEqual([true, []])
  })

  it('retries discovery when the provider was unreachable', async () => {
    const port = await freePort()
    const db = await open()
    const { anyone, provider } = await startSignOn(db, { provider: { issuer: `http://localhost:${port}` } })
    expect(locationOf(await anyone.get('/api/single-sign-on'))).toBe(failurePage)
    await provider.server.stop()
    await provider.server.start(port, '127.0.0.1')
    provider.vouchFor(gala)
    const { answer } = await signOn(anyone)
    expect(locationOf(answer)).toBe('/launches/1?tab=plan')
  })

  it('answers as not found when it is not configured', async () => {
    const { anyone } = await startCompany(await open())
    for (const path of ['/api/single-sign-on', '/api/single-sign-on/callback?code=a&state=b']) {
      expect((await anyone.get<Problem>(path)).body.code).toBe('not-found')
    }
  })

  it('leaves no secrets in URLs and in the database', async () => {
    const { anyone, provider, db } = await startSignOn(await open())
    provider.vouchFor(gala)
    const { browser, address } = await beginAtProvider(anyone)
    const back = await completeAtProvider(address)
    const answer = await browser.get(back)
    expect(locationOf(answer)).not.toMatch(/code|state/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await db.selectFrom('single_sign_on_requests').selectAll().execute()).toEqual([])
    const people = await db.selectFrom('people').selectAll().execute()
    const person = people.find(({ email }) => email === 'gala@bakery.example') as unknown as Person
    const identities = await db.selectFrom('identities').selectAll().execute()
    expect(identities).toEqual([
      {
        id: expect.any(String) as string,
        issuer: provider.config.issuer,
        subject: 'gala-1',
        person_id: person.id,
        created_at: testNow,
        has_second_factor: 0,
        unlinked_at: null,
      },
    ])
  })
})
