/** Requests handled before routing: malformed paths, hosts and headers, oversized and slow requests. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { OpenSessionList } from '#server/contracts/session.ts'
import type { Config } from '#server/config.ts'
import { openDatabase } from '#server/db/database.ts'
import { testPassword } from '../support/client.ts'
import { sendSlowly, sendRaw, startWatched } from './attacks-fixtures.ts'

const json = { 'content-type': 'application/json' }
const behindTls: Partial<Config> = {
  isLoopback: false,
  isSecure: true,
  baseUrl: 'https://headrace.bakery.example',
  administrator: { email: 'ada@bakery.example', password: testPassword },
}
const host = 'headrace.bakery.example'

function start(given: Parameters<typeof startWatched>[1] = {}) {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  return startWatched(db, given)
}

/** A built web folder, with a secret in its parent folder. */
function pagesFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'headrace-pages-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'web', 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.txt'), 'the secret')
  writeFileSync(join(root, 'web', '.env'), 'the secret')
  writeFileSync(join(root, 'web', 'index.html'), '<!doctype html><title>Headrace</title>')
  writeFileSync(join(root, 'web', 'assets', 'main.js'), 'export {}')
  return join(root, 'web')
}

describe('paths', () => {
  // Logged: the request, with its path as sent.
  it('do not leave the pages folder, whatever their encoding', async () => {
    const { anyone, lines } = await start({ options: { pagesFolder: pagesFolder() } })
    const ups = ['..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '..;', '....']
    const slashes = ['/', '%2f', '\\', '%5c', '%252f', '//', '/./', '%c0%af']
    const paths = ups.flatMap((up) =>
      slashes.flatMap((slash) => [
        `/${up}${slash}secret.txt`,
        `/assets/${up}${slash}${up}${slash}secret.txt`,
        `/api/${up}${slash}${up}${slash}secret.txt`,
        `/api/docs/static/${up}${slash}${up}${slash}${up}${slash}package.json`,
      ]),
    )
    for (const path of [...paths, '//etc/passwd', '/%00', '/assets/main.js%00.html', '/%', '/.env', '/%zz']) {
      const { status, body } = await sendRaw(anyone.url, path)
      expect(status, path).toBeLessThan(500)
      expect(body, path).not.toMatch(/the secret|root:|"dependencies"/)
      // A page of the app, or an error.
      if (status === 200) expect(body, path).toContain('<title>Headrace</title>')
    }
    const told = lines.filter(({ msg }) => msg === 'incoming request')
    expect(told.some(({ raw }) => raw.includes('%2e%2e'))).toBe(true)
  })
})

describe('an oversized request', () => {
  // Logged: body-too-large.
  it('is rejected before it is read', async () => {
    const { anyone, refusals } = await start()
    const { client } = await anyone.firstAdministrator()
    const mb = 'a'.repeat(1024 * 1024)
    const put = (path: string, body: string, headers: Record<string, string> = {}) =>
      client.send<Problem>('PUT', path, body, { headers: { ...json, ...headers } })
    // Unauthenticated requests have a small limit; a signed-in user may send a whole rubric.
    for (const answer of [
      await put('/api/session', `"${'a'.repeat(20_000)}"`),
      await put('/api/first-administrator', `"${'a'.repeat(20_000)}"`),
      await client.send<Problem>('POST', '/api/features', `"${mb}"`, { headers: json }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large'])
    }
    expect(refusals()).toEqual(Array(3).fill('body-too-large'))
    // Without a content-length.
    const chunked = { ...json, 'transfer-encoding': 'chunked' }
    const { status } = await sendRaw(anyone.url, '/api/session', {
      method: 'PUT',
      headers: chunked,
      body: `"${'a'.repeat(20_000)}"`,
    })
    expect(status).toBe(413)
    // The body of an unauthenticated request is not read at all.
    const unread = await sendRaw(anyone.url, '/api/features', {
      method: 'POST',
      headers: { ...json, 'content-length': '1000000000' },
      body: '{',
    })
    expect(unread.status).toBe(401)
  })

  // Logged: the connection error, with the code of the parser.
  it('cannot have long headers or URLs either', async () => {
    const { anyone, lines } = await start()
    const long = await sendRaw(anyone.url, '/api/session', { headers: { 'x-long': 'a'.repeat(20_000) } })
    expect(long.status).toBe(431)
    expect((await sendRaw(anyone.url, `/${'a'.repeat(20_000)}`)).status).toBe(431)
    const told = lines.filter(({ msg }) => msg === 'connection cut off').map(({ code }) => code)
    expect(told).toEqual(['HPE_HEADER_OVERFLOW', 'HPE_HEADER_OVERFLOW'])
    expect((await anyone.get('/api/session')).status).toBe(200)
  })
})

describe('a slow client', () => {
  const timeouts = { headersMs: 300, requestMs: 600, idleMs: 1500, checkMs: 100 }
  const head = (rest: string) => `PUT /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\n${rest}`

  // Logged: the connection error, with the code of the timeout.
  it('is disconnected, while others are served', async () => {
    const { anyone, lines } = await start({ options: { timeouts } })
    const slowHeads = Array.from({ length: 20 }, () => sendSlowly(anyone.url, [head(''), 'X-A: b\r\n'], 40))
    const length = 'Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n'
    const slowBodies = Array.from({ length: 20 }, () => sendSlowly(anyone.url, [head(length), '{'], 40))
    await sleep(100)
    for (let asked = 0; asked < 5; asked += 1) {
      const began = Date.now()
      expect((await anyone.get('/api/session')).status).toBe(200)
      expect(Date.now() - began).toBeLessThan(2000)
    }
    for (const { told, tookMs } of await Promise.all([...slowHeads, ...slowBodies])) {
      expect(told).toMatch(/^(HTTP\/1.1 408 |$)/)
      expect(tookMs).toBeLessThan(5000)
    }
    const codes = lines.filter(({ msg }) => msg === 'connection cut off').map(({ code }) => code)
    expect(codes).toEqual(Array(40).fill('ERR_HTTP_REQUEST_TIMEOUT'))
    expect((await anyone.get('/api/session')).status).toBe(200)
  })

  it('may listen to what changes for longer than a request may take to arrive', async () => {
    const { anyone } = await start({ options: { timeouts: { ...timeouts, idleMs: 5000 } } })
    const { client } = await anyone.firstAdministrator()
    const stream = await fetch(`${anyone.url}/api/events`, {
      headers: { cookie: client.cookie!, accept: 'text/event-stream' },
    })
    const reader = stream.body!.getReader()
    const ended = reader.closed.then(
      () => 'ended',
      () => 'cut off',
    )
    expect(await Promise.race([ended, sleep(1000, 'open')])).toBe('open')
    await reader.cancel()
  })

  it('may not keep an idle connection', async () => {
    const { anyone } = await start({ options: { timeouts } })
    const { tookMs } = await sendSlowly(anyone.url, [''], 100)
    expect(tookMs).toBeLessThan(5000)
  })
})

describe('a request that is not HTTP', () => {
  it('is rejected without an echo of its content', async () => {
    const { anyone, lines } = await start()
    const secret = 'Cookie: headrace_session=a-secret'
    const { told } = await sendSlowly(
      anyone.url,
      [`GET / HTTP/1.1\r\n${secret}\r\nBad Header: x\r\n\r\n`, ''],
      20,
    )
    expect(told).toMatch(/^HTTP\/1.1 400 /)
    expect(lines.map(({ raw }) => raw).join()).not.toContain('a-secret')
    expect(lines.some(({ msg }) => msg === 'connection cut off')).toBe(true)
  })
})

describe('headers and the log', () => {
  it('contain no injected content', async () => {
    const { anyone, lines } = await start()
    const smuggled = '%0d%0aset-cookie:%20a=b%0a{"level":60,"msg":"forged"}'
    for (const path of [
      `/api/${smuggled}`,
      `/${smuggled}`,
      `/api/features?q=${smuggled}`,
      `/api/single-sign-on?next=/${smuggled}`,
    ]) {
      const { headers } = await sendRaw(anyone.url, path, {
        headers: { 'request-id': 'forged', 'x-request-id': 'forged' },
      })
      expect(headers['set-cookie'], path).toBeUndefined()
      expect(JSON.stringify(headers), path).not.toContain('forged')
    }
    // startWatched parses every line separately.
    expect(lines.filter(({ msg }) => msg === 'forged')).toEqual([])
    expect(lines.filter(({ level }) => level === 60)).toEqual([])
    expect(lines.length).toBeGreaterThan(4)
  })

  it('contain no secrets', async () => {
    const { anyone, lines, deps } = await start()
    const { client, person } = await anyone.firstAdministrator()
    const given = { name: 'Reader', scope: 'read', expiresOn: '2026-12-24' }
    const token = (await client.post<CreatedApiToken>('/api/api-tokens', given)).body
    const headers = { authorization: `Bearer ${token.secret}` }
    await anyone.get('/api/features?q=unannounced', { headers })
    await anyone.get('/api/features', { headers: { authorization: 'Bearer hr_wrong-secret' } })
    await anyone.get('/api/single-sign-on/callback?code=the-code&state=the-state')
    await anyone.put('/api/session', { email: person.email, password: 'the wrong password' })
    const newcomer = { name: 'Pia', email: 'pia@bakery.example', role: 'pmm' }
    const { body: pia } = await client.post<Person>('/api/people', newcomer)
    const { body: link } = await client.put<AccountLink>(`/api/people/${pia.id}/account-link`)
    const linkSecret = link.url.split('#')[1] ?? link.url
    await anyone.get(`/set-password?token=${linkSecret}`)
    await deps.db.schema.alterTable('features').renameTo('features_gone').execute()
    expect((await client.get('/api/features')).status).toBe(500)
    const log = lines.map(({ raw }) => raw).join('')
    for (const secret of [
      client.cookie?.split('=')[1] ?? '',
      token.secret,
      'wrong-secret',
      'unannounced',
      'the-code',
      'the-state',
      'the wrong password',
      testPassword,
      linkSecret,
    ]) {
      expect(secret.length).toBeGreaterThan(7)
      expect(log).not.toContain(secret)
    }
    expect(log).toContain('/api/single-sign-on/callback')
    expect(log).toContain('unexpected error')
  })
})

describe('the client address', () => {
  const addressOf = async (trustProxy: Config['trustProxy'], forwarded: string) => {
    const { anyone } = await start({ config: { trustProxy } })
    const { client, person } = await anyone.firstAdministrator()
    const account = { email: person.email, password: testPassword }
    const headers = { 'x-forwarded-for': forwarded, 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' }
    const signedIn = client.after(await anyone.put('/api/session', account, { headers }))
    const { items } = (await signedIn.get<OpenSessionList>('/api/sessions')).body
    return items.find(({ isOwn }) => isOwn)?.address
  }

  // Recorded: the address in the history and in the list of sessions.
  it.each([
    ['nobody is trusted', false, '203.0.113.9', '127.0.0.1'],
    ['one proxy is', 1, '203.0.113.9', '203.0.113.9'],
    ['one proxy is, and its client claims more', 1, '6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['two are', 2, '6.6.6.6, 203.0.113.9, 10.0.0.7', '203.0.113.9'],
    ['the proxy is known by its address', 'loopback', '6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['another address than this is', '10.0.0.0/8', '203.0.113.9', '127.0.0.1'],
  ] as const)('is read from trusted proxies only: %s', async (_told, trustProxy, forwarded, address) => {
    expect(await addressOf(trustProxy, forwarded)).toBe(address)
  })
})

describe('the Host header', () => {
  const as = (name: string, headers: Record<string, string> = {}) => ({ headers: { host: name, ...headers } })

  // Logged: host-refused.
  it('must be the configured host', async () => {
    const { anyone, refusals } = await start({ config: behindTls })
    const status = async (name: string, headers?: Record<string, string>) =>
      (await sendRaw(anyone.url, '/api/session', as(name, headers))).status
    for (const name of [host, host.toUpperCase(), `${host}:443`]) expect(await status(name), name).toBe(200)
    const strange = [
      'evil.example',
      `${host}.evil.example`,
      `evil.${host}`,
      `${host}:8080`,
      `${host}@evil.example`,
      'localhost',
      '127.0.0.1',
    ]
    for (const name of strange) expect(await status(name), name).toBe(421)
    expect(refusals()).toEqual(strange.map(() => 'host-refused'))
    // X-Forwarded-Host from an untrusted client is ignored.
    expect(await status('evil.example', { 'x-forwarded-host': host })).toBe(421)
    expect(await status(host, { 'x-forwarded-host': 'evil.example' })).toBe(200)
    // Health checks may use any host.
    expect((await sendRaw(anyone.url, '/readyz', as('10.1.2.3:8080'))).status).toBe(200)
  })

  it('is read from a trusted proxy, and must still be the configured one', async () => {
    const { anyone } = await start({ config: { ...behindTls, trustProxy: 1 } })
    const status = async (name: string, forwarded: string) =>
      (await sendRaw(anyone.url, '/api/session', as(name, { 'x-forwarded-host': forwarded }))).status
    expect(await status(host, host)).toBe(200)
    expect(await status(host, 'evil.example')).toBe(421)
  })

  it('does not change the links in mails and responses', async () => {
    const { anyone } = await start({ config: behindTls })
    const send = (method: string, path: string, body: object | undefined, headers: Record<string, string>) =>
      sendRaw(anyone.url, path, {
        method,
        headers: { host, ...(body ? json : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    const first = await send('PUT', '/api/session', { ...behindTls.administrator }, {})
    expect(first.status).toBe(200)
    const [cookie] = first.headers['set-cookie'] as string[]
    // Restricted to this host, and never sent without TLS.
    expect(cookie).toMatch(/^__Host-headrace_session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(first.headers['strict-transport-security']).toBe('max-age=31536000')
    const signedIn = { cookie: cookie?.split(';')[0] ?? '' }
    const newcomer = { name: 'Pia', email: 'pia@bakery.example', role: 'pmm' }
    const added = await send('POST', '/api/people', newcomer, signedIn)
    const { id } = JSON.parse(added.body) as Person
    const path = `/api/people/${id}/account-link`
    const refused = await send('PUT', path, undefined, { ...signedIn, host: 'evil.example' })
    expect((JSON.parse(refused.body) as Problem).code).toBe('host-refused')
    const forwarded = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    }
    const made = await send('PUT', path, undefined, { ...signedIn, ...forwarded })
    expect((JSON.parse(made.body) as AccountLink).url).toMatch(
      /^https:\/\/headrace\.bakery\.example\/set-password/,
    )
    expect(made.body).not.toContain('evil')
  })

  it('determines the origin that may send changes', async () => {
    const { anyone } = await start({ config: behindTls })
    const status = async (origin: string) =>
      (await sendRaw(anyone.url, '/api/session', { method: 'DELETE', headers: { host, origin } })).status
    expect(await status('https://headrace.bakery.example')).toBe(204)
    for (const origin of [
      'http://headrace.bakery.example',
      'https://headrace.bakery.example:8443',
      'https://evil.headrace.bakery.example',
      'http://localhost',
      'null',
    ]) {
      expect(await status(origin), origin).toBe(403)
    }
  })
})
