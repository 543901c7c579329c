/** The configuration, and the messages about invalid values. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#server/config.ts'

const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

const oidc = {
  OIDC_ISSUER: 'https://login.bakery.example',
  OIDC_CLIENT_ID: 'headrace',
  OIDC_CLIENT_SECRET: 'secret',
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      isLoopback: true,
      baseUrl: null,
      isSecure: false,
      trustProxy: false,
      databaseUrl: 'sqlite:data/headrace.db',
      dataFolder: 'data',
      secret: null,
      previousSecrets: [],
      administrator: null,
      hasPasswords: true,
      passwordCostLog2: 15,
      mail: null,
      singleSignOn: null,
      sessions: { idleMs: 30 * 86_400_000, lifetimeMs: 180 * 86_400_000 },
      maxFileBytes: 50 * 1024 * 1024,
      logLevel: 'info',
    })
    expect(readConfig({ PORT: '', HEADRACE_DATA: '/srv/headrace' })).toMatchObject({
      port: 8080,
      databaseUrl: 'sqlite:/srv/headrace/headrace.db',
    })
    expect(readConfig({ PORT: '0', HOST: '::1', DATABASE_URL: 'sqlite::memory:' })).toMatchObject({
      port: 0,
      host: '::1',
      isLoopback: true,
      databaseUrl: 'sqlite::memory:',
    })
  })

  it.each([
    [
      { SESSION_IDLE: '30m', SESSION_LIFETIME: '8h' },
      { idleMs: 1_800_000, lifetimeMs: 28_800_000 },
    ],
    [
      { SESSION_IDLE: '5m', SESSION_LIFETIME: '365d' },
      { idleMs: 300_000, lifetimeMs: 365 * 86_400_000 },
    ],
  ])('reads the limits of sessions: %o', (given, sessions) => {
    expect(readConfig(given).sessions).toEqual(sessions)
  })

  it.each([
    [{ SESSION_IDLE: '4m' }, 'SESSION_IDLE must be a number of minutes, hours or days from 5m to 180d'],
    [{ SESSION_IDLE: '181d' }, 'SESSION_IDLE must be'],
    [{ SESSION_IDLE: 'never' }, 'SESSION_IDLE must be'],
    [{ SESSION_LIFETIME: '59m' }, 'SESSION_LIFETIME must be'],
    [{ SESSION_LIFETIME: '9999999999d' }, 'SESSION_LIFETIME must be'],
    [{ SESSION_IDLE: '2h', SESSION_LIFETIME: '1h' }, 'SESSION_IDLE must not be longer than SESSION_LIFETIME'],
  ])('refuses the limits %o', (given, fault) => {
    expect(faultsOf(given)).toContain(fault)
  })

  it.each(['Bakery\u202EDI', 'Bakery\u0007', 'Bak\u200Bery', 'Bakery\u2028ID', 'Bakery\nID'])(
    'refuses the name %j of a provider',
    (name) => {
      expect(faultsOf({ ...oidc, OIDC_NAME: name })).toContain('OIDC_NAME must not contain invisible')
    },
  )

  it('is immutable', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it.each([
    ['https://headrace.bakery.example', 'https://headrace.bakery.example', true],
    ['https://Headrace.bakery.example:443/some/page', 'https://headrace.bakery.example', true],
    ['http://192.168.1.5:8080/', 'http://192.168.1.5:8080', false],
  ])('takes the origin of HEADRACE_URL=%s', (given, baseUrl, isSecure) => {
    const config = readConfig({ HOST: '0.0.0.0', HEADRACE_URL: given })
    expect(config).toMatchObject({ isLoopback: false, baseUrl, isSecure })
  })

  it('is not local when a proxy on the machine is trusted', () => {
    expect(readConfig({ HEADRACE_URL: 'https://headrace.bakery.example' }).isLoopback).toBe(false)
    expect(readConfig({ HEADRACE_URL: 'http://localhost:8080' }).isLoopback).toBe(true)
    expect(readConfig({ HEADRACE_URL: 'http://[::1]:8080' }).isLoopback).toBe(true)
  })

  it('accepts other machines only with a configured URL', () => {
    expect(faultsOf({ HOST: '192.168.1.5' })).toMatch(/HEADRACE_URL must say under which address/)
    expect(faultsOf({ HOST: '0.0.0.0', HEADRACE_URL: 'ftp://bakery.example' })).toContain('HEADRACE_URL')
    expect(faultsOf({ HOST: '0.0.0.0', HEADRACE_URL: 'headrace.bakery.example' })).toContain('HEADRACE_URL')
  })

  it.each([
    ['1', 1],
    ['2', 2],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['10.0.0.1, fd00::/8', '10.0.0.1, fd00::/8'],
    ['loopback', 'loopback'],
  ])('TRUST_PROXY=%s', (given, trustProxy) => {
    const HEADRACE_URL = 'https://headrace.bakery.example'
    expect(readConfig({ TRUST_PROXY: given, HEADRACE_URL }).trustProxy).toBe(trustProxy)
    expect(faultsOf({ TRUST_PROXY: given })).toContain('HEADRACE_URL')
  })

  it('trusts no proxies by default', () => {
    for (const wrong of ['true', '*', 'yes', 'proxy.bakery.example']) {
      expect(faultsOf({ TRUST_PROXY: wrong }), wrong).toContain('TRUST_PROXY')
    }
  })

  it('reads the sign-in settings', () => {
    const account = {
      HEADRACE_ADMIN_EMAIL: 'Ada@Bakery.example',
      HEADRACE_ADMIN_PASSWORD: 'flour water salt',
    }
    expect(readConfig({ ...account, PASSWORD_COST: '17' })).toMatchObject({
      administrator: { email: 'ada@bakery.example', password: 'flour water salt' },
      passwordCostLog2: 17,
    })
    const mail = { SMTP_URL: 'smtps://a:b@mail.bakery.example', MAIL_FROM: 'Bakery <it@bakery.example>' }
    expect(readConfig(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM })
    expect(readConfig(oidc).singleSignOn).toEqual({
      issuer: 'https://login.bakery.example',
      clientId: 'headrace',
      clientSecret: 'secret',
      name: 'SSO',
      scope: 'openid email profile',
      roleClaim: 'groups',
      roles: new Map(),
      defaultRole: 'viewer',
      trustsEmail: false,
      hasSecondFactor: false,
    })
    const roles = { OIDC_ROLES: ' growth = pmm, it=administrator', OIDC_DEFAULT_ROLE: 'none' }
    expect(readConfig({ ...oidc, ...roles, HEADRACE_PASSWORDS: 'off' })).toMatchObject({
      hasPasswords: false,
      singleSignOn: {
        roles: new Map([
          ['growth', 'pmm'],
          ['it', 'administrator'],
        ]),
        defaultRole: null,
      },
    })
  })

  it('reports all errors at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://db',
      PASSWORD_COST: '9',
    })
    expect(faults.split('\n')).toHaveLength(5)
    for (const variable of ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'PASSWORD_COST']) {
      expect(faults).toContain(variable)
    }
  })

  it.each([
    ['PORT', ['http', '-1', '80.5', '0x50', '8e1', ' ']],
    ['HEADRACE_SECRET', ['short']],
    ['HEADRACE_SECRET_PREVIOUS', ['short', `${'x'.repeat(32)},short`]],
    ['PASSWORD_COST', ['9', '21', 'high', '15.5']],
    ['HEADRACE_PASSWORDS', ['yes', 'false']],
    ['SMTP_URL', ['mail.bakery.example', 'http://mail.bakery.example']],
    ['OIDC_ROLES', ['growth', 'growth=king', 'growth=pmm,', '=pmm']],
    ['OIDC_DEFAULT_ROLE', ['king']],
    ['OIDC_SCOPE', ['email']],
    ['OIDC_ISSUER', ['login.bakery.example', 'http://login.bakery.example']],
  ])('reports the error in %s', (variable, values) => {
    for (const value of values) expect(faultsOf({ ...oidc, [variable]: value }), value).toContain(variable)
  })

  it('requires related variables to be set together', () => {
    expect(faultsOf({ HEADRACE_ADMIN_EMAIL: 'ada@bakery.example' })).toMatch(/HEADRACE_ADMIN_PASSWORD/)
    expect(faultsOf({ HEADRACE_ADMIN_PASSWORD: 'flour water salt' })).toMatch(/HEADRACE_ADMIN_EMAIL/)
    expect(faultsOf({ SMTP_URL: 'smtp://mail.bakery.example' })).toMatch(/MAIL_FROM/)
    expect(faultsOf({ OIDC_ISSUER: oidc.OIDC_ISSUER })).toMatch(/OIDC_CLIENT_SECRET/)
    expect(faultsOf({ HEADRACE_PASSWORDS: 'off' })).toMatch(/single sign-on/)
  })

  it('repeats no secret in its error messages', () => {
    const faults = faultsOf({
      HEADRACE_ADMIN_EMAIL: 'nobody',
      HEADRACE_ADMIN_PASSWORD: 'too short',
      SMTP_URL: 'http://name:hidden@mail.bakery.example',
      OIDC_CLIENT_SECRET: 'hidden too',
      HEADRACE_SECRET: 'hidden key',
      DATABASE_URL: 'mysql://name:hidden@db',
    })
    expect(faults).not.toMatch(/hidden|too short/)
  })
})

it('.env.example contains every variable, with valid defaults', () => {
  const example = readFileSync('.env.example', 'utf8')
  const source = readFileSync('server/config.ts', 'utf8')
  const known = [...source.matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(([, name]) => name!)
  expect(known.length).toBeGreaterThan(15)
  for (const name of known) expect(example, name).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
  const lines = example.split('\n').filter((line) => /^[A-Z_]+=/.test(line))
  const set = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]))
  expect({ ...readConfig(set), dataFolder: '', databaseUrl: '' }).toEqual({
    ...readConfig({}),
    dataFolder: '',
    databaseUrl: '',
  })
})
