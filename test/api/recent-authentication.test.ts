/** What changes who gets in, and what takes everything out, needs an authentication that is at most ten minutes old. */
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Authentication, Session } from '#server/contracts/session.ts'
import { type Client, testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { everyRoute, type KnownRoute, nameOf } from './every-route.ts'
import { startCompany } from './grading-fixtures.ts'
import {
  beginAtProvider,
  completeAtProvider,
  locationOf,
  signOn,
  startSignOn,
} from './single-sign-on-fixtures.ts'

/** Refused to a session that was authenticated longer ago. A new way to let someone in has to be added here. */
const recentOnly = [
  'DELETE /api/people/:id/disabling',
  'DELETE /api/people/:id/identities/:identityId',
  'DELETE /api/people/:id/second-factor',
  'GET /api/export',
  'PATCH /api/people/:id',
  'POST /api/api-tokens',
  'POST /api/people',
  'POST /api/second-factor',
  'PUT /api/people/:id/account-link',
  'PUT /api/people/:id/anonymisation',
  'PUT /api/people/:id/disabling',
  'PUT /api/people/:id/identities/:identityId',
  'PUT /api/second-factor',
]
/** Require the password with every request, however recent the authentication is. */
const withPassword = ['PUT /api/own-password', 'DELETE /api/second-factor', 'PUT /api/recovery-codes']
/** Only end access, or prove who one is. */
const harmless = [
  'DELETE /api/api-tokens/:id',
  'DELETE /api/identities/:id',
  'DELETE /api/people/:id/sessions',
  'DELETE /api/sessions',
  'DELETE /api/sessions/:id',
  'PUT /api/session/authentication',
]

const routes = (await everyRoute()).filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))
const nobodysId = '00000000-0000-7000-8000-00000000dead'
const later = (minutes: number) => new Date(Date.parse(testNow) + minutes * 60_000).toISOString()

/** A server whose clock the test moves. */
async function startClock(open: Parameters<Parameters<typeof eachDatabase>[0]>[1], given: object = {}) {
  let now = testNow
  const company = await startCompany(await open(), { now: () => now, ...given })
  return { ...company, setNow: (next: string) => (now = next) }
}
const send = (client: Client, { method, url, ifMatch }: KnownRoute, body?: object) =>
  client.send<Problem | undefined>(
    method,
    url.replace(/:\w+/g, nobodysId),
    body,
    ifMatch === undefined ? {} : { ifMatch: 1 },
  )
const again = (client: Client, password: string) =>
  client.put<Problem | undefined>('/api/session/authentication', { password })
const stateOf = async (client: Client) =>
  (await client.get<Authentication>('/api/session/authentication')).body

it('is required on the listed routes', () => {
  expect(
    routes
      .filter(({ isRecentOnly }) => isRecentOnly)
      .map(nameOf)
      .sort(),
  ).toEqual(recentOnly)
})

it('is decided for every route that writes about accounts', () => {
  const isAboutAccounts = ({ action }: KnownRoute) =>
    action === 'account.change-own' || action === 'people.edit'
  const writing = routes.filter((route) => isAboutAccounts(route) && route.method !== 'GET').map(nameOf)
  const decided = [...recentOnly, ...withPassword, ...harmless].filter((name) => !name.startsWith('GET'))
  expect(writing.sort()).toEqual(decided.sort())
})

eachDatabase((_name, open) => {
  it('is asked of an old session before the body is read, and may be given again', async () => {
    const { admin, setNow } = await startClock(open)
    const declared = routes.filter(({ isRecentOnly }) => isRecentOnly)
    const codes = async () => {
      const answers = declared.map(async (route) => [
        nameOf(route),
        (await send(admin.client, route))?.body?.code,
      ])
      return new Map((await Promise.all(answers)) as [string, string | undefined][])
    }
    setNow(later(10))
    expect([...(await codes()).values()]).not.toContain('authentication-too-old')
    setNow(later(11))
    expect(await stateOf(admin.client)).toEqual({ isRecent: false, ways: ['password'] })
    expect([...(await codes())]).toEqual(declared.map((route) => [nameOf(route), 'authentication-too-old']))
    expect((await again(admin.client, testPassword)).status).toBe(204)
    expect(await stateOf(admin.client)).toEqual({ isRecent: true, ways: ['password'] })
    expect([...(await codes()).values()]).not.toContain('authentication-too-old')
  })

  it('is asked where a setting changes who gets in, and nowhere else in the workspace', async () => {
    const { admin, setNow } = await startClock(open)
    setNow(later(11))
    const change = (body: object, ifMatch: number) =>
      admin.client.patch<Problem | undefined>('/api/workspace', body, { ifMatch })
    expect((await change({ name: 'Bakery' }, 1)).status).toBe(200)
    expect((await change({ secondFactorRoles: [] }, 2)).body?.code).toBe('authentication-too-old')
  })

  it('belongs to one session, and is forgotten by none', async () => {
    const { admin, anyone, setNow } = await startClock(open)
    const signIn = { email: 'ada@bakery.example', password: testPassword }
    const elsewhere = anyone.after(await anyone.put<Session>('/api/session', signIn))
    setNow(later(11))
    await again(admin.client, testPassword)
    expect((await stateOf(elsewhere)).isRecent).toBe(false)
    expect((await stateOf(admin.client)).isRecent).toBe(true)
    setNow(later(22))
    expect((await stateOf(admin.client)).isRecent).toBe(false)
  })

  it('counts and records wrong passwords as signing in does', async () => {
    const { admin, anyone, setNow } = await startClock(open)
    setNow(later(11))
    const wrong = await again(admin.client, 'flour water yeast')
    expect([wrong.status, wrong.body?.errors]).toEqual([422, [{ path: 'password', code: 'wrong-password' }]])
    expect((await stateOf(admin.client)).isRecent).toBe(false)
    for (let attempt = 2; attempt <= 10; attempt += 1) await again(admin.client, 'flour water yeast')
    expect((await again(admin.client, testPassword)).body?.code).toBe('too-many-attempts')
    const { body } = await admin.client.get<ActivityPage>('/api/activity?verb=sign-in-failed')
    expect(body.total).toBe(10)
    expect(body.items[0]?.changes).toEqual([{ field: 'reason', before: null, after: 'wrong-password' }])
    expect((await anyone.put('/api/session/authentication', { password: testPassword })).status).toBe(401)
  })

  it('cannot be avoided: no link for oneself, no removal of one’s own second factor as an administrator', async () => {
    const { admin, db } = await startClock(open)
    const own = `/api/people/${admin.person.id}`
    for (const [method, path] of [
      ['PUT', 'account-link'],
      ['DELETE', 'second-factor'],
    ] as const) {
      const { status, body } = await admin.client.send<Problem>(method, `${own}/${path}`)
      expect([status, body.errors?.[0]?.code], path).toEqual([422, 'own-account'])
    }
    expect(await db.selectFrom('account_links').selectAll().execute()).toEqual([])
    for (const current of ['', 'flour water yeast']) {
      const change = { current, password: 'a much better secret' }
      expect((await admin.client.put('/api/own-password', change)).status).toBe(422)
    }
  })

  it('is given in the sample company by choosing oneself again', async () => {
    let now = testNow
    const company = await startCompany(await open(), { now: () => now })
    await company.db.updateTable('workspaces').set({ is_sample: 1 }).execute()
    const { person: pia } = await company.add('Pia', 'administrator')
    const asPia = company.anyone.after(await company.anyone.put('/api/session', { personId: pia.id }))
    now = later(11)
    expect(await stateOf(asPia)).toEqual({ isRecent: false, ways: ['choice'] })
    const other = await asPia.put<Problem>('/api/session/authentication', {
      personId: company.admin.person.id,
    })
    expect([other.status, other.body.code]).toEqual([403, 'sign-in-elsewhere'])
    // Ada signed in with a password: choosing does not replace it.
    const ada = await company.admin.client.put<Problem>('/api/session/authentication', {
      personId: company.admin.person.id,
    })
    expect(ada.body.code).toBe('sign-in-elsewhere')
    expect((await asPia.put('/api/session/authentication', { personId: pia.id })).status).toBe(204)
    expect((await stateOf(asPia)).isRecent).toBe(true)
  })

  it(
    'is given by a new single sign-on of the same person in the same session',
    { timeout: 30_000 },
    async () => {
      let now = testNow
      const { anyone, provider, admin } = await startSignOn(await open(), { deps: { now: () => now } })
      const ada = { sub: 'ada', email: 'ada@bakery.example', email_verified: true, groups: ['it'] }
      const seconds = () => Math.floor(Date.parse(now) / 1000)
      // The provider does not say when it authenticated her: its own session may be hours old.
      provider.vouchFor(ada)
      const { client } = await signOn(anyone)
      expect(await stateOf(client)).toEqual({ isRecent: false, ways: ['password', 'single-sign-on'] })
      provider.vouchFor({ ...ada, auth_time: seconds() - 3600 })
      expect((await stateOf((await signOn(anyone)).client)).isRecent).toBe(false)
      provider.vouchFor({ ...ada, auth_time: seconds() })
      expect((await stateOf((await signOn(anyone)).client)).isRecent).toBe(true)

      const goAgain = async (from: Client, to = from) => {
        const begun = await from.get('/api/single-sign-on?again=1&next=/launches')
        const address = new URL(locationOf(begun))
        const session =
          to.cookie?.split('; ').filter((cookie) => cookie.startsWith('headrace_session=')) ?? []
        const browser = to.withCookie([...session, anyone.after(begun).cookie].join('; '))
        const answer = await browser.get(await completeAtProvider(address))
        return { answer, address, location: locationOf(answer) }
      }
      const reasons = async () => {
        const { body } = await admin.client.get<ActivityPage>('/api/activity?verb=sign-in-refused')
        return body.items
          .map(({ changes }) => changes.find(({ field }) => field === 'reason')?.after)
          .reverse()
      }
      provider.vouchFor({ ...ada, auth_time: seconds() - 3600 })
      const stale = await goAgain(client)
      expect(Object.fromEntries(stale.address.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
      expect(stale.location).toBe('/authenticated?problem=sign-on-failed')
      provider.vouchFor({
        sub: 'eve',
        email: 'eve@bakery.example',
        email_verified: true,
        auth_time: seconds(),
      })
      expect((await goAgain(client)).location).toBe('/authenticated?problem=sign-on-failed')
      expect(await reasons()).toEqual(['not-recent', 'other-person'])
      provider.vouchFor({ ...ada, auth_time: seconds() })
      expect((await goAgain(client, admin.client)).location).toBe('/authenticated?problem=sign-on-failed')
      expect((await goAgain(client, anyone)).location).toBe('/authenticated?problem=sign-on-failed')
      expect((await stateOf(client)).isRecent).toBe(false)
      const { body: before } = await admin.client.get<{ items: object[] }>('/api/people')
      const fresh = await goAgain(client)
      expect(fresh.location).toBe('/authenticated')
      // No new session and no new person.
      expect(fresh.answer.headers.getSetCookie().join()).not.toMatch(/headrace_session=[^;]/)
      expect((await admin.client.get('/api/people')).body).toEqual(before)
      expect((await stateOf(client)).isRecent).toBe(true)
      now = later(11)
      expect((await stateOf(client)).isRecent).toBe(false)
      const { address } = await beginAtProvider(anyone)
      expect(address.searchParams.get('prompt')).toBeNull()
    },
  )
})
