/** What the README and the compose file promise to whoever runs Headrace. */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { testPassword } from '../support/client.ts'
import { freePort } from '../support/free-port.ts'
import { launchServer } from '../support/server-process.ts'

const compose = readFileSync('.config/deploy/compose.yaml', 'utf8')
const dockerfile = readFileSync('.config/deploy/Dockerfile', 'utf8')
const readme = readFileSync('README.md', 'utf8')

/** The variables that config.ts reads. */
const known = [...readFileSync('server/config.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(
  ([, name]) => name!,
)

/** Substitutes variables as Compose does: `${NAME:-default}`, which may contain others, and `${NAME:?message}`. */
function substitute(text: string, environment: Record<string, string>): string {
  const innermost = /\$\{([A-Z_]+)(:[-?])([^${}]*)\}/
  let result = text
  for (let found = innermost.exec(result); found; found = innermost.exec(result)) {
    const [all, name = '', operator, rest = ''] = found
    const value = environment[name] || (operator === ':-' ? rest : undefined)
    if (value === undefined) throw new Error(`${name}: ${rest}`)
    result = result.replace(all, () => value)
  }
  return result
}

/** What Compose gives to the container. */
function containerOf(environment: Record<string, string>) {
  const lines = substitute(compose, environment).split('\n')
  const entries = lines.flatMap((line) => {
    const [, name, value] = /^ {6}([A-Z][A-Z_]+): ?(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [[name, value ?? ''] as const]
  })
  return { environment: Object.fromEntries(entries), lines: lines.map((line) => line.trim()) }
}

const administrator = {
  HEADRACE_ADMIN_EMAIL: 'ada@bakery.example',
  HEADRACE_ADMIN_PASSWORD: 'flour water salt',
}

/** The status of a page under a host name. */
async function statusUnder(host: string, port: string): Promise<number | undefined> {
  const sent = request({ host: '127.0.0.1', port, path: '/api/session', headers: { host } }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return answer.resume().statusCode
}

describe('compose.yaml', () => {
  it.each([
    [{}, '8080', 'http://localhost:8080'],
    [{ PORT: '9090' }, '9090', 'http://localhost:9090'],
    [
      { PORT: '9090', HEADRACE_URL: 'https://headrace.bakery.example' },
      '9090',
      'https://headrace.bakery.example',
    ],
  ])('publishes %o on port %s under %s', (given, port, address) => {
    const { environment, lines } = containerOf({ ...administrator, ...given })
    expect(lines).toContain(`- 127.0.0.1:${port}:8080`)
    expect(environment.HEADRACE_URL).toBe(address)
    expect(environment.PORT).toBeUndefined()
  })

  it('makes a server that answers under the published address', { timeout: 30_000 }, async () => {
    const { environment } = containerOf({ ...administrator, PORT: '9090' })
    const port = String(await freePort())
    await launchServer({ ...environment, PORT: port, LOG_LEVEL: 'silent' })
    expect(await statusUnder('localhost:9090', port)).toBe(200)
    expect(await statusUnder('localhost:8080', port)).toBe(421)
    expect(await statusUnder('elsewhere.example', port)).toBe(421)
  })

  it('passes on every setting', () => {
    const { environment } = containerOf(administrator)
    const fixed = ['PORT', 'HEADRACE_DATA']
    expect(Object.keys(environment).sort()).toEqual(known.filter((name) => !fixed.includes(name)).sort())
    expect(environment).toMatchObject(administrator)
  })

  it('lets whoever reads its output become the first administrator, when it is given none', async () => {
    const { environment } = containerOf({})
    const { client, output } = await launchServer({ ...environment, PORT: String(await freePort()) })
    await expect.poll(output).toContain('enter this code')
    const [, setupCode] = /enter this code: (\S+)/.exec(output()) ?? []
    const ada = { name: 'Ada', email: 'ada@bakery.example', password: testPassword }
    const set = (input: object) =>
      client.put('/api/first-administrator', input, { headers: { host: 'localhost:8080' } })
    expect((await set(ada)).status).toBe(422)
    expect((await set({ ...ada, setupCode })).status).toBe(201)
  })

  it('confines the container', () => {
    const { lines } = containerOf(administrator)
    for (const line of [
      'read_only: true',
      'user: node',
      'no-new-privileges:true',
      'mem_limit: 1g',
      'pids_limit: 128',
    ]) {
      expect(lines.map((each) => each.replace(/^- /, ''))).toContain(line)
    }
    expect(compose).toMatch(/cap_drop:\n +- ALL\n/)
    expect(compose).toMatch(/healthcheck:\n/)
  })
})

it('the image is built from an exact version, and does not run as root', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
  expect(bases).toHaveLength(2)
  for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-bookworm(-slim)?$/)
  const users = [...dockerfile.matchAll(/^USER (\S+)/gm)].map(([, user]) => user)
  expect(users).toEqual(['node'])
  expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('\nCMD'))
})

describe('README.md', () => {
  it('has every setting in its table, and no other', () => {
    const table = readme.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line))
    const named = table.flatMap((line) =>
      [...line.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    )
    expect(named.sort()).toEqual([...known].sort())
  })

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = [...readme.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name]) => name!)
    expect(named.length).toBeGreaterThan(8)
    for (const name of named.filter((each) => each !== 'ci'))
      expect(Object.keys(scripts), name).toContain(name)
  })
})
