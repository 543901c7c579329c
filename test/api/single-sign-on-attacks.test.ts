/** Manipulated callbacks from the provider: nobody is signed in, and the history records the reason. */
import { generateKeyPairSync, sign } from 'node:crypto'
import type { MutableResponse } from 'oauth2-mock-server'
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import { networkRule } from '#server/http/rate-limit.ts'
import { eachDatabase } from '../support/databases.ts'
import { testPassword } from '../support/client.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { sendRaw } from './attacks-fixtures.ts'
import {
  completeAtProvider,
  locationOf,
  beginAtProvider,
  signOn,
  startSignOn,
} from './single-sign-on-fixtures.ts'

const gala = { sub: 'gala-1', email: 'gala@bakery.example', email_verified: true, name: 'Gala' }
const failurePage = '/sign-in?problem=sign-on-failed'
type Company = Awaited<ReturnType<typeof startSignOn>>

async function start(db: Parameters<typeof startSignOn>[0], given: Parameters<typeof startSignOn>[1] = {}) {
  const company = await startSignOn(db, given)
  company.provider.vouchFor(gala)
  return company
}

/** Expects that the response signs nobody in and creates no person. */
async function expectKeptOut({ db }: Company, answer: { status: number; headers: Headers }, told = '') {
  expect([answer.status, locationOf(answer)], told).toEqual([302, failurePage])
  expect(answer.headers.getSetCookie().join(), told).not.toContain('headrace_session')
  expect(await db.selectFrom('identities').selectAll().execute(), told).toEqual([])
  expect(await db.selectFrom('sessions').select('id').execute(), told).toHaveLength(1)
}

const lastReason = async ({ admin }: Company) => {
  const { items } = (await admin.client.get<ActivityPage>('/api/activity')).body
  return items[0]?.verb === 'sign-in-refused' ? items[0].changes.at(-1)?.after : undefined
}

eachDatabase((_name, open) => {
  it('refuses a callback with a wrong, missing, duplicate or unknown state', async () => {
    const company = await start(await open())
    const { browser, address } = await beginAtProvider(company.anyone)
    const back = await completeAtProvider(address)
    const state = address.searchParams.get('state') ?? ''
    for (const wrong of [
      back.replace(state, `${state}x`),
      back.replace(state, 'a'.repeat(43)),
      back.replace(/[?&]state=[^&]*/, ''),
      back.replace(state, ''),
      back.replace(`state=${state}`, `state=x&state=${state}`),
      '/api/single-sign-on/callback',
      '/api/single-sign-on/callback?%00=%ff&state[]=1',
    ]) {
      await expectKeptOut(company, await browser.get(wrong), wrong)
    }
    const doubled = await browser.get(`${back}&state=other`)
    await expectKeptOut(company, doubled, 'state twice')
  })

  it('signs nobody in because another site sent the browser, and goes on by a click on the sign-in page', async () => {
    const { anyone } = await start(await open())
    const begin = (site: string | undefined, path = '/api/single-sign-on?next=/launches/1') =>
      anyone.get(path, { headers: site === undefined ? {} : { 'sec-fetch-site': site } })
    for (const site of ['cross-site', 'same-site']) {
      const answer = await begin(site)
      expect([answer.status, locationOf(answer)], site).toEqual([302, '/sign-in?next=%2Flaunches%2F1'])
      expect(answer.headers.getSetCookie(), site).toEqual([])
    }
    expect(locationOf(await begin('cross-site', '/api/single-sign-on?again=1'))).toBe('/sign-in')
    expect(locationOf(await begin('cross-site', '/api/single-sign-on?next=//evil.example'))).toBe(
      '/sign-in?next=%2F',
    )
    // A link on the page, a bookmark, and a program.
    for (const site of ['same-origin', 'none', undefined]) {
      expect(new URL(locationOf(await begin(site))).pathname, site).toBe('/authorize')
    }
    // The provider is another site.
    const { browser, address } = await beginAtProvider(anyone)
    const back = await browser.get(await completeAtProvider(address), {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(locationOf(back)).toBe('/launches/1?tab=plan')
  })

  it('accepts a callback once', async () => {
    const company = await start(await open())
    const { browser, address } = await beginAtProvider(company.anyone)
    const back = await completeAtProvider(address)
    expect(locationOf(await browser.get(back))).toBe('/launches/1?tab=plan')
    const replayed = await browser.get(back)
    expect(locationOf(replayed)).toBe(failurePage)
    expect(replayed.headers.getSetCookie().join()).not.toContain('headrace_session')
  })

  it('accepts one of two concurrent callbacks', async () => {
    const company = await start(await open())
    const { browser, address } = await beginAtProvider(company.anyone)
    const back = await completeAtProvider(address)
    const answers = await Promise.all([browser.get(back), browser.get(back), browser.get(back)])
    expect(answers.map(locationOf).sort()).toEqual(['/launches/1?tab=plan', failurePage, failurePage])
  })

  it('rejects a callback in a different browser than the one that started', async () => {
    const company = await start(await open())
    const attacker = await beginAtProvider(company.anyone)
    const attackersAnswer = await completeAtProvider(attacker.address)
    // A victim opens the attacker's callback URL, which would sign them in to the attacker's account.
    await expectKeptOut(company, await company.anyone.get(attackersAnswer), 'without a cookie')
    const victim = await beginAtProvider(company.anyone)
    await expectKeptOut(company, await victim.browser.get(attackersAnswer), 'with a cookie of its own')
    // The victim's own sign-in still works.
    expect(locationOf(await victim.browser.get(await completeAtProvider(victim.address)))).toBe(
      '/launches/1?tab=plan',
    )
  })

  it('rejects a late callback', async () => {
    let now = testNow
    const company = await start(await open(), { deps: { now: () => now } })
    const { browser, address } = await beginAtProvider(company.anyone)
    const back = await completeAtProvider(address)
    now = new Date(Date.parse(testNow) + 600_000).toISOString()
    await expectKeptOut(company, await browser.get(back))
    await beginAtProvider(company.anyone)
    expect(await company.db.selectFrom('single_sign_on_requests').selectAll().execute()).toHaveLength(1)
  })

  it('rejects the code of another sign-in, and an unknown code', async () => {
    const company = await start(await open())
    const attacker = await beginAtProvider(company.anyone)
    const victim = await beginAtProvider(company.anyone)
    const codeOf = (path: string) => new URLSearchParams(path.split('?')[1]).get('code') ?? ''
    const [theirs, own] = [
      await completeAtProvider(attacker.address),
      await completeAtProvider(victim.address),
    ]
    // The code verifier of one sign-in does not match the challenge of the other.
    await expectKeptOut(company, await victim.browser.get(own.replace(codeOf(own), codeOf(theirs))))
    expect(await lastReason(company)).toBe('answer-refused')
    const other = await beginAtProvider(company.anyone)
    const back = await completeAtProvider(other.address)
    await expectKeptOut(company, await other.browser.get(back.replace(codeOf(back), 'guessed')))
  })

  it('rejects an ID token with a wrong nonce, audience, time or issuer', async () => {
    const company = await start(await open())
    const nowSeconds = Math.floor(Date.now() / 1000)
    for (const tampered of [
      { nonce: 'of another way' },
      { nonce: undefined },
      { aud: 'another-client' },
      { aud: ['headrace', 'another-client'], azp: 'another-client' },
      { iss: 'http://127.0.0.1:1' },
      { exp: nowSeconds - 3600 },
      { exp: undefined },
      { iat: undefined },
      { nbf: nowSeconds + 3600 },
      { sub: undefined },
    ]) {
      company.provider.vouchFor({ ...gala, ...tampered })
      const { answer } = await signOn(company.anyone)
      await expectKeptOut(company, answer, JSON.stringify(tampered))
      expect(await lastReason(company), JSON.stringify(tampered)).toBe('answer-refused')
    }
  })

  it('refuses an ID token with a wrong signature, or none', async () => {
    const company = await start(await open())
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const forge = (idToken: string, how: 'own-key' | 'none' | 'changed'): string => {
      const [header = '', payload = '', signature = ''] = idToken.split('.')
      const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
      if (how === 'none') return `${encode({ ...head, alg: 'none' })}.${payload}.`
      const body = encode({ ...claims, email: 'ada@bakery.example' })
      if (how === 'changed') return `${header}.${body}.${signature}`
      return `${header}.${body}.${sign('sha256', Buffer.from(`${header}.${body}`), privateKey).toString('base64url')}`
    }
    for (const how of ['own-key', 'none', 'changed'] as const) {
      company.provider.server.service.once('beforeResponse', ({ body }: MutableResponse) => {
        if (body !== '') body.id_token = forge(String(body.id_token), how)
      })
      const { answer } = await signOn(company.anyone)
      await expectKeptOut(company, answer, how)
      expect(await lastReason(company), how).toBe('answer-refused')
    }
    company.provider.server.service.once('beforeResponse', ({ body }: MutableResponse) => {
      if (body !== '') delete body.id_token
    })
    await expectKeptOut(company, (await signOn(company.anyone)).answer, 'no ID token')
  })

  it('refuses when the provider returns an error', async () => {
    const company = await start(await open())
    const { browser, address } = await beginAtProvider(company.anyone)
    const state = address.searchParams.get('state') ?? ''
    const denied = `/api/single-sign-on/callback?error=access_denied&error_description=%0Aset-cookie&state=${state}`
    await expectKeptOut(company, await browser.get(denied))
    expect(await lastReason(company)).toBe('answer-refused')
  })

  it('redirects only to local pages after signing in', async () => {
    const { anyone, provider } = await start(await open())
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\r\nset-cookie: headrace_session=fixed',
      'javascript:alert(1)',
      '/api/single-sign-on',
      '',
    ]) {
      const { answer } = await signOn(anyone, next)
      expect([answer.status, locationOf(answer)], next).toEqual([302, '/'])
      expect(answer.headers.getSetCookie().join()).not.toContain('fixed')
    }
    for (const query of ['next=/a&next=//evil.example', 'next[]=//evil.example', 'next', 'other=1']) {
      const answer = await anyone.get(`/api/single-sign-on?${query}`)
      expect(new URL(locationOf(answer)).origin).toBe(provider.config.issuer)
    }
  })

  it('does not keep a session planted by an attacker', async () => {
    const { anyone, admin } = await start(await open())
    const planted = anyone.withCookie('headrace_session=planted-by-an-attacker')
    const { address, browser } = await beginAtProvider(planted)
    const both = anyone.withCookie(`${planted.cookie}; ${browser.cookie}`)
    const answer = await both.get(await completeAtProvider(address))
    expect(answer.headers.getSetCookie().join()).toMatch(/headrace_session=[\w-]{43};/)
    expect((await planted.get<{ person: unknown }>('/api/session')).body.person).toBeNull()
    expect((await admin.client.get('/api/session')).status).toBe(200)
  })

  it('redirects to the configured URL, whatever the Host header', async () => {
    const administrator = { email: 'ada@bakery.example', password: testPassword }
    const behindTls = { isLoopback: false, isSecure: true, baseUrl: 'https://headrace.bakery.example' }
    const db = await open()
    const { config: singleSignOn } = await startProvider()
    const config = { ...testDeps(db).config, ...behindTls, administrator, singleSignOn }
    const { url } = await startServer({ ...testDeps(db), config })
    const spoofed = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
    const { status, headers } = await sendRaw(url, '/api/single-sign-on', {
      headers: { host: 'headrace.bakery.example', ...spoofed },
    })
    expect(status).toBe(302)
    const address = new URL(String(headers.location))
    expect(address.searchParams.get('redirect_uri')).toBe(
      'https://headrace.bakery.example/api/single-sign-on/callback',
    )
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-headrace_sign_on=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
  })

  it('is rate-limited per IP address', async () => {
    const { anyone, db } = await start(await open())
    for (let times = 0; times < networkRule.free; times += 1) {
      expect((await beginAtProvider(anyone)).address.pathname).toBe('/authorize')
    }
    expect(locationOf(await anyone.get('/api/single-sign-on'))).toBe(failurePage)
    const requests = await db.selectFrom('single_sign_on_requests').select('state_hash').execute()
    expect(requests).toHaveLength(networkRule.free)
  })
})
