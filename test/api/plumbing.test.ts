import { request } from 'node:http'
import { expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'
import { everyRoute, nameOf } from './every-route.ts'

type Headers = Record<string, string>

/** A request with another Host header than its target, which `fetch` cannot send. */
function sendTo(url: string, path: string, headers: Headers, method = 'GET') {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}

eachDatabase((name, open) => {
  it('accepts only the host names of this machine', async () => {
    const { url } = await startServer(testDeps(await open()))
    const { port } = new URL(url)
    for (const path of ['/api/session', '/healthz', '/api/docs/', '/nowhere', '/api/nowhere']) {
      for (const host of [
        'evil.example',
        `evil.example:${port}`,
        '127.0.0.1.evil.example',
        'localhost@evil.example',
      ]) {
        const { status, body } = await sendTo(url, path, { host })
        expect([status, (JSON.parse(body) as Problem).code], path).toEqual([421, 'host-refused'])
      }
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
      expect((await sendTo(url, '/api/session', { host })).status, host).toBe(200)
    }
  })

  it('rejects cross-site changes', async () => {
    const client = await startServer(testDeps(await open()))
    const change = async (headers: Headers) => {
      const { status, body } = await client.delete<Problem | undefined>('/api/session', { headers })
      return [status, body?.code]
    }
    const refused = [403, 'origin-refused']
    expect(await change({ origin: 'http://evil.example' })).toEqual(refused)
    expect(await change({ origin: 'null' })).toEqual(refused)
    expect(await change({ origin: client.url.replace(/\d+$/, '1') })).toEqual(refused)
    for (const site of ['cross-site', 'same-site']) {
      expect(await change({ 'sec-fetch-site': site }), site).toEqual(refused)
    }
    expect(await change({ origin: client.url, 'sec-fetch-site': 'same-origin' })).toEqual([204, undefined])
    expect(await change({ 'sec-fetch-site': 'none' })).toEqual([204, undefined])
    expect(await change({})).toEqual([204, undefined])
    const reading = { headers: { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' } }
    const read = await client.get('/api/session', reading)
    expect(read.status).toBe(200)
    expect(read.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('sends security headers and the request id', async () => {
    const client = await startServer(testDeps(await open()))
    const first = await client.get('/api/session')
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
    const policy = first.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    // No HSTS without TLS.
    expect(first.headers.get('strict-transport-security')).toBeNull()
    // Errors have the same headers.
    for (const path of ['/nowhere', '/api/nowhere', '/api/features', '/api/docs/']) {
      expect((await client.get(path)).headers.get('content-security-policy'), path).toBe(policy)
    }
    const refused = await client.get<Problem>('/api/features')
    expect(refused.body.requestId).toBe(refused.headers.get('x-request-id'))
    expect(refused.body.requestId).not.toBe(first.headers.get('x-request-id'))
  })

  it('returns all errors in one format', async () => {
    const client = await startServer(testDeps(await open()))
    const json = { headers: { 'content-type': 'application/json' } }
    const asked: [
      number,
      string,
      Promise<{ status: number; headers: Response['headers']; body: unknown }>,
    ][] = [
      [404, 'not-found', client.get('/api/nowhere')],
      [404, 'not-found', client.get('/nowhere')],
      [404, 'not-found', client.get('/api/features/%zz')],
      [404, 'not-found', client.get(`/api/features/${'a'.repeat(500)}`)],
      // An unknown method of a known URL is answered as not found.
      [404, 'not-found', client.delete('/api/workspace')],
      [413, 'body-too-large', client.put('/api/session', `"${'a'.repeat(2_000_000)}"`, json)],
      [
        415,
        'media-type-refused',
        client.put('/api/session', '<a/>', { headers: { 'content-type': 'text/xml' } }),
      ],
      [400, 'unreadable-body', client.put('/api/session', '{"personId":', json)],
      [400, 'unreadable-body', client.put('/api/session', '{"__proto__":{"a":1}}', json)],
      [422, 'invalid-input', client.put('/api/session', {})],
    ]
    for (const [status, code, answer] of asked) {
      const { status: given, headers, body } = await answer
      expect({ status: given, body }).toMatchObject({ status, body: { status, code } })
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(body).toMatchObject({ type: `/api/docs#${code}`, title: code.replaceAll('-', ' ') })
    }
  })

  it('reveals no internals when the database fails', async () => {
    const db = await open()
    const client = await startServer(testDeps(db))
    expect((await client.get('/readyz')).body).toEqual({ status: 'ok' })
    const { client: signedIn } = await client.firstAdministrator()
    await db.schema.alterTable('features').renameTo('features_gone').execute()
    const broken = await signedIn.get<Problem>('/api/features')
    expect(broken).toMatchObject({
      status: 500,
      body: { code: 'unexpected', title: 'unexpected', status: 500 },
    })
    expect(Object.keys(broken.body).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    expect(JSON.stringify([broken.body, ...broken.headers])).not.toMatch(
      /features|select|relation|table|\.ts/i,
    )

    await db.destroy()
    const gone = await signedIn.get<Problem>('/api/people')
    expect([gone.status, gone.body.code]).toEqual([500, 'unexpected'])
    const unready = await client.get<Problem>('/readyz')
    expect([unready.status, unready.body.code]).toEqual([503, 'not-ready'])
    expect((await client.get('/healthz')).status).toBe(200)
  })

  it('is not ready before its tables are migrated to this version', async () => {
    const db = await open()
    const client = await startServer(testDeps(db))
    await db
      .deleteFrom('kysely_migration' as 'people')
      .where('name', 'like', '0003%')
      .execute()
    expect((await client.get('/readyz')).status).toBe(503)
  })

  if (name === 'SQLite') {
    it('describes every route of the API', async () => {
      const client = await startServer(testDeps(await open()))
      const { status, body } = await client.get<OpenApi>('/api/openapi.json')
      expect(status).toBe(200)
      expect(body.openapi).toMatch(/^3\.1\.\d$/)
      const described = Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      )
      const isHidden = (route: string) => route.endsWith('/api/openapi.json') || route.includes('/api/docs')
      const served = (await everyRoute())
        .filter(({ method, url }) => url.startsWith('/api/') && method !== 'HEAD')
        .map((route) => nameOf(route).replace(/:(\w+)/g, '{$1}'))
        .filter((route) => !isHidden(route))
      expect(described.sort()).toEqual(served.sort())
      expectValidOpenApi(body)
      for (const [path, methods] of Object.entries(body.paths)) {
        for (const [method, { summary, security, responses, parameters = [] }] of Object.entries(methods)) {
          const name = `${method} ${path}`
          expect(summary, name).toMatch(/^[A-Z].{3,}[^.]$/)
          expect(security, name).toBeDefined()
          expect(responses['500']?.description, name).toContain('`unexpected`')
          const hasVersion = parameters.some((one) => one.in === 'header' && one.name === 'If-Match')
          expect(hasVersion, name).toBe(
            (responses['412']?.description ?? '').includes('stale-version') && !isBySeen(name),
          )
        }
      }
      await expect(`${JSON.stringify(body, null, 2)}\n`).toMatchFileSnapshot('openapi.snapshot')
    })

    it('serves the API description as a page', async () => {
      const { url } = await startServer(testDeps(await open()))
      const page = await new Client(url).get<string>('/api/docs/')
      expect(page.status).toBe(200)
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(page.body).toContain('swagger-ui')
    })
  }
})

/** Refused by what their body says that one has seen. */
const isBySeen = (name: string) => /^post .*\/(decisions|rubrics|playbooks)$|^put .*\/dismissal$/.test(name)

type Operation = {
  summary?: string
  security?: object[]
  parameters?: { name: string; in: string; required?: boolean; schema: unknown }[]
  responses: Record<string, { description?: string }>
}
type OpenApi = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
}

/** Rules of OpenAPI 3.1 for this document beyond valid JSON. */
function expectValidOpenApi(document: OpenApi): void {
  expect(document.info.title && document.info.version).toBeTruthy()
  for (const [path, methods] of Object.entries(document.paths)) {
    expect(path).toMatch(/^\//)
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    for (const [method, { parameters = [], responses }] of Object.entries(methods)) {
      const told = `${method} ${path}`
      const declared = parameters.filter((parameter) => parameter.in === 'path')
      expect(declared.map((parameter) => parameter.name).sort(), told).toEqual(inPath.sort())
      expect(
        declared.every(({ required }) => required === true),
        told,
      ).toBe(true)
      expect(
        parameters.every(({ schema }) => typeof schema === 'object'),
        told,
      ).toBe(true)
      expect(Object.keys(responses).length, told).toBeGreaterThan(0)
      for (const { description } of Object.values(responses)) expect(typeof description, told).toBe('string')
    }
  }
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const found = reference!
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
    expect(found, reference).toBeDefined()
  }
}
