/** Roles that must have a second factor: without one their people reach nothing but setting it up. */
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import type { RecoveryCodes, SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { openEventReader } from '../support/event-reader.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { newPassword, startAccounts } from './accounts-fixtures.ts'
import { everyRoute, nameOf } from './every-route.ts'
import { signOn, startSignOn } from './single-sign-on-fixtures.ts'

const routes = (await everyRoute()).filter(
  ({ url, action }) => url.startsWith('/api/') && action !== undefined && action !== 'public',
)

/** What people need before they have a second factor. */
const open = [
  'GET /api/second-factor',
  'HEAD /api/second-factor',
  'POST /api/second-factor',
  'PUT /api/second-factor',
  'PATCH /api/session',
  'GET /api/session/authentication',
  'HEAD /api/session/authentication',
  'PUT /api/session/authentication',
]

const someId = '0198c0de-0000-7000-8000-00000000aaaa'

async function requireOf(admin: Client, roles: readonly string[]) {
  const { body } = await admin.get<Workspace>('/api/workspace')
  return admin.patch<Workspace & Problem>(
    '/api/workspace',
    { secondFactorRoles: roles },
    { ifMatch: body.version },
  )
}

async function turnOn(client: Client, now: string): Promise<void> {
  const { body } = await client.post<SecondFactorOffer>('/api/second-factor')
  const code = generateSync({ secret: body.secret, epoch: Date.parse(now) / 1000 })
  expect((await client.put<RecoveryCodes>('/api/second-factor', { code })).status).toBe(200)
}

const lacks = async (client: Client) => (await client.get<Session>('/api/session')).body.lacksFactor

eachDatabase((_name, openDatabase) => {
  it('closes every route except setting it up, to sessions and tokens', { timeout: 60_000 }, async () => {
    const { admin, anyone, join, clock } = await startAccounts(await openDatabase())
    const pia = await join('Pia')
    const rosa = await join('Rosa')
    const token = await pia.client.post<CreatedApiToken>('/api/api-tokens', {
      name: 'Nightly',
      scope: 'write',
      expiresOn: '2027-01-01',
    })
    const bearer = { headers: { authorization: `Bearer ${token.body.secret}` } }
    const live = await openEventReader(pia.client)
    expect((await requireOf(admin.client, ['pmm'])).body.secondFactorRoles).toEqual(['pmm'])
    await live.ended
    expect(await lacks(pia.client)).toBe(true)
    for (const { method, url, isForTokens } of routes) {
      const route = nameOf({ method, url })
      if (method === 'OPTIONS') continue
      const path = url.replace(/:\w+/g, someId)
      const answers = {
        session: await pia.client.send<Problem | undefined>(method, path),
        token: await anyone.send<Problem | undefined>(method, path, undefined, bearer),
      }
      for (const [by, { status, body }] of Object.entries(answers)) {
        const isOpen = by === 'session' && open.includes(route)
        if (isOpen) expect(body?.code, route).not.toBe('second-factor-missing')
        else if (method === 'HEAD') expect(status, `${route} ${by}`).toBe(403)
        else {
          const code = by === 'token' && !isForTokens ? 'not-for-tokens' : 'second-factor-missing'
          expect([status, body?.code], `${route} ${by}`).toEqual([403, code])
        }
      }
    }
    await turnOn(pia.client, clock.now)
    expect(await lacks(pia.client)).toBe(false)
    expect((await pia.client.get('/api/features')).status).toBe(200)
    expect((await anyone.get('/api/features', bearer)).status).toBe(200)
    // Whoever turns it off again is back at the beginning.
    await pia.client.send('DELETE', '/api/second-factor', { password: newPassword })
    expect((await pia.client.get('/api/features')).status).toBe(403)
    expect(await lacks(rosa.client)).toBe(true)
    expect(await lacks(admin.client)).toBe(false)
    expect((await requireOf(admin.client, [])).status).toBe(200)
    expect((await pia.client.get('/api/features')).status).toBe(200)
  })

  it('is required only by administrators who have one themselves', async () => {
    const { admin, clock } = await startAccounts(await openDatabase())
    expect(await requireOf(admin.client, ['administrator'])).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'secondFactorRoles', code: 'own-factor-missing' }] },
    })
    await turnOn(admin.client, clock.now)
    expect(
      (await requireOf(admin.client, ['administrator', 'viewer', 'viewer'])).body.secondFactorRoles,
    ).toEqual(['administrator', 'viewer'])
    expect((await requireOf(admin.client, ['nobody'])).status).toBe(422)
  })

  it('is vouched for by a provider that says so, or that the configuration trusts', async () => {
    const gala = {
      sub: 'gala-1',
      email: 'gala@bakery.example',
      email_verified: true,
      name: 'Gala',
      // Making a token needs a recent authentication.
      auth_time: Date.parse(testNow) / 1000,
    }
    const db = await openDatabase()
    const { admin, anyone, provider, deps } = await startSignOn(db)
    expect((await requireOf(admin.client, ['viewer'])).status).toBe(200)
    const comeWith = async (amr: unknown) => {
      provider.vouchFor({ ...gala, amr })
      return (await signOn(anyone)).client
    }
    for (const amr of [undefined, [], ['pwd'], 'mfa', ['MFA'], { mfa: true }]) {
      const client = await comeWith(amr)
      expect(await lacks(client), JSON.stringify(amr)).toBe(true)
      expect((await client.get('/api/features')).status).toBe(403)
    }
    const vouched = await comeWith(['pwd', 'mfa'])
    expect(await lacks(vouched)).toBe(false)
    const token = await vouched.post<CreatedApiToken>('/api/api-tokens', {
      name: 'Nightly',
      scope: 'read',
      expiresOn: '2027-01-01',
    })
    const bearer = { headers: { authorization: `Bearer ${token.body.secret}` } }
    expect((await anyone.get('/api/features', bearer)).status).toBe(200)
    // By the last sign-on.
    const weaker = await comeWith(['pwd'])
    expect((await anyone.get('/api/features', bearer)).status).toBe(403)
    expect(await lacks(vouched)).toBe(false)
    const singleSignOn = { ...provider.config, hasSecondFactor: true }
    const trusting = await startServer({ ...deps, config: { ...deps.config, singleSignOn } })
    expect(await lacks(trusting.withCookie(String(weaker.cookie)))).toBe(false)
    expect((await trusting.get('/api/features', bearer)).status).toBe(200)
  })

  it('is not asked of people who choose a name in the sample company', async () => {
    const db = await openDatabase()
    const anyone = await startServer(testDeps(db))
    const [helen] = (await anyone.put<Session>('/api/sample')).body.choices
    const chosen = anyone.after(await anyone.put('/api/session', { personId: helen?.id }))
    await db
      .updateTable('workspaces')
      .set({ second_factor_roles: JSON.stringify([helen?.role]) })
      .execute()
    expect(await lacks(chosen)).toBe(false)
    expect((await chosen.get<{ items: Person[] }>('/api/people')).status).toBe(200)
  })
})
