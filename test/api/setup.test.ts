/** Who may set up an empty installation: someone at its machine, or with the code that its start printed. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { type Config, readConfig } from '#server/config.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import { makeSetupCode } from '#server/resources/setup/setup.service.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'

const ada = { name: 'Ada', email: 'ada@bakery.example', password: 'oven peel couche' }

/** What proxies and content delivery networks add. */
const forwarding = [
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Forwarded-Port',
  'X-Forwarded-Server',
  'X-Forwarded',
  'Forwarded',
  'Forwarded-For',
  'Via',
  'X-Real-IP',
  'X-Client-IP',
  'X-Cluster-Client-IP',
  'X-Original-Forwarded-For',
  'X-Original-Host',
  'True-Client-IP',
  'Fastly-Client-IP',
  'Fly-Client-IP',
  'CF-Connecting-IP',
  'CF-Ray',
  'CDN-Loop',
  'X-Envoy-External-Address',
  'X-Amzn-Trace-Id',
  'X-Azure-ClientIP',
  'X-ProxyUser-Ip',
  'Tailscale-User-Login',
]

/** Configurations that let other machines connect, directly or through a proxy. */
const open: Record<string, Record<string, string>> = {
  'another address': { HOST: '0.0.0.0', HEADRACE_URL: 'http://localhost:8080' },
  'IPv6, any address': { HOST: '::', HEADRACE_URL: 'http://localhost:8080' },
  'a public URL': { HEADRACE_URL: 'https://headrace.bakery.example' },
  'a trusted proxy': { TRUST_PROXY: '1', HEADRACE_URL: 'http://localhost:8080' },
  'a proxy trusted by its address': { TRUST_PROXY: 'loopback', HEADRACE_URL: 'http://localhost:8080' },
}

eachDatabase((_name, openDatabase) => {
  const startWith = async (config: Partial<Config> = {}) => {
    const base = testDeps(await openDatabase())
    const deps = { ...base, config: { ...base.config, ...config } }
    return { deps, anyone: await startServer(deps) }
  }

  it('is free of codes at its own machine, and closed to everything that a proxy passes on', async () => {
    const { anyone, deps } = await startWith()
    expect(await makeSetupCode(deps)).toBeNull()
    for (const name of forwarding) {
      const headers = { [name]: name === 'X-Forwarded-Host' ? 'localhost' : '127.0.0.1' }
      const session = await anyone.get<Session>('/api/session', { headers })
      expect(session.body, name).toMatchObject({ isEmpty: true, firstRun: 'elsewhere' })
      const first = await anyone.put<Problem>('/api/first-administrator', ada, { headers })
      expect([first.status, first.body.code], name).toEqual([403, 'set-up-elsewhere'])
      const sample = await anyone.put<Problem>('/api/sample', undefined, { headers })
      expect([sample.status, sample.body.code], name).toEqual([403, 'sign-in-elsewhere'])
    }
    expect((await anyone.get<Session>('/api/session')).body.firstRun).toBe('open')
    expect((await anyone.put('/api/first-administrator', ada)).status).toBe(201)
    expect((await anyone.get<Session>('/api/session')).body.firstRun).toBeNull()
  })

  it('is closed to proxies that show themselves by HTTP/1.0', async () => {
    const { anyone } = await startWith()
    const { hostname, port, host } = new URL(anyone.url)
    const body = JSON.stringify(ada)
    const socket = connect(Number(port), hostname)
    socket.write(
      `PUT /api/first-administrator HTTP/1.0\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body}`,
    )
    expect(await text(socket)).toContain('set-up-elsewhere')
  })

  it('lets nobody choose a person of the sample company through a proxy', async () => {
    const { anyone } = await startWith()
    const [helen] = (await anyone.put<Session>('/api/sample')).body.choices
    for (const name of forwarding) {
      const headers = { [name]: '127.0.0.1' }
      expect((await anyone.get<Session>('/api/session', { headers })).body.choices, name).toEqual([])
      const chosen = await anyone.put<Problem>('/api/session', { personId: helen?.id }, { headers })
      expect([chosen.status, chosen.body.code], name).toEqual([403, 'sign-in-elsewhere'])
    }
    expect((await anyone.put('/api/session', { personId: helen?.id })).status).toBe(200)
  })

  it.each(Object.entries(open))('asks for the code of the start with %s', async (_told, environment) => {
    const config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', PASSWORD_COST: '10', ...environment }) }
    const { anyone, deps } = await startWith(config)
    const headers = { host: new URL(String(config.baseUrl)).host }
    const [code = '', other = ''] = [await makeSetupCode(deps), await makeSetupCode(deps)].map(String)
    expect((await anyone.get<Session>('/api/session', { headers })).body.firstRun).toBe('code')
    const make = (setupCode?: string) =>
      anyone.put<Problem>('/api/first-administrator', { ...ada, setupCode }, { headers })
    const asked = [{ path: 'setupCode', code: 'wrong-setup-code' }]
    for (const wrong of [undefined, 'aaaa-bbbb-cccc', `${code}2`]) {
      expect(await make(wrong)).toMatchObject({ status: 422, body: { errors: asked } })
    }
    const sample = await anyone.put<Problem>('/api/sample', undefined, { headers })
    expect(sample.status).toBe(config.isLoopback ? 422 : 403)
    const stored = await deps.db.selectFrom('setup_codes').selectAll().execute()
    expect(stored).toHaveLength(3)
    expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''))
    expect((await make(` ${code.toUpperCase().replaceAll('-', ' ')}`)).status).toBe(201)
    // All of them have ended.
    expect(await deps.db.selectFrom('setup_codes').selectAll().execute()).toEqual([])
    expect(await make(other)).toMatchObject({ status: 409, body: { code: 'people-exist' } })
  })

  it('delays guesses at the code', async () => {
    const config = { baseUrl: 'http://localhost:8080', isLoopback: false }
    const { anyone, deps } = await startWith(config)
    const code = await makeSetupCode(deps)
    const make = (setupCode: string | null) =>
      anyone.put<Problem>(
        '/api/first-administrator',
        { ...ada, setupCode },
        { headers: { host: 'localhost:8080' } },
      )
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, each) => make(`guess-${each}`)))
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([422]))
    expect((await make(code)).status).toBe(429)
  })

  it('ends a code after a week', async () => {
    const base = testDeps(await openDatabase())
    let now = base.now()
    const config = { ...base.config, baseUrl: 'http://localhost:8080', isLoopback: false }
    const deps = { ...base, config, now: () => now }
    const anyone = await startServer(deps)
    const setupCode = await makeSetupCode(deps)
    now = new Date(Date.parse(now) + 7 * 86_400_000).toISOString()
    const headers = { host: 'localhost:8080' }
    const made = await anyone.put('/api/first-administrator', { ...ada, setupCode }, { headers })
    expect(made.status).toBe(422)
  })
})
