/** The only file that reads the environment. Every wrong variable is reported at once, at start. */
import { join } from 'node:path'
import { z } from 'zod'
import { span, visibleName } from './config-values.ts'
import { type Role, roles } from './contracts/lists.ts'
import { OperatorError } from './operator-error.ts'

const dayMs = 86_400_000
const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

const secretFault = 'must have at least 32 characters, such as from: openssl rand -hex 32'
const portFault = 'must be a whole number from 0 to 65535'
const url = (protocols: string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address such as ${example}`,
  })

/** `growth=pmm, it=administrator` */
const RoleMap = z.string().transform((value, context): ReadonlyMap<string, Role> => {
  const pairs = value.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const wrong = pairs.find(([group, role]) => !group || !roles.some((known) => known === role))
  if (wrong) {
    const message = `must be pairs such as growth=pmm,it=administrator; roles are ${roles.join(', ')}`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  return new Map(pairs as [string, Role][])
})

const Environment = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, portFault)
      .transform(Number)
      .pipe(z.number().max(65_535, portFault))
      .default(8080),
    HOST: z.string().default('127.0.0.1'),
    HEADRACE_URL: url(['http:', 'https:'], 'https://headrace.example.com').optional(),
    TRUST_PROXY: z
      .string()
      .regex(/^(\d|[\d.:a-f/]+(,\s*[\d.:a-f/]+)*|loopback|uniquelocal)$/i, {
        error: 'must be how many proxies stand before this server (1), or their addresses (10.0.0.0/8)',
      })
      .transform((value) => (/^\d$/.test(value) ? Number(value) : value))
      .optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(postgres(ql)?:\/\/.+|sqlite:.+)$/, {
        error: 'must begin with postgres:// or sqlite: (for example sqlite:./data/headrace.db)',
      })
      .optional(),
    HEADRACE_DATA: z.string().min(1, 'must name a folder').default('data'),
    HEADRACE_SECRET: z.string().min(32, secretFault).optional(),
    HEADRACE_SECRET_PREVIOUS: z
      .string()
      .transform((value) => value.split(',').map((each) => each.trim()))
      .pipe(z.array(z.string().min(32, secretFault)))
      .default([]),
    HEADRACE_ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().optional(),
    HEADRACE_ADMIN_PASSWORD: z
      .string()
      .min(12, 'must have at least 12 characters')
      .max(256, 'must have at most 256 characters')
      .optional(),
    HEADRACE_PASSWORDS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    PASSWORD_COST: z
      .string()
      .regex(/^(1[0-9]|20)$/, 'must be a whole number from 10 to 20')
      .transform(Number)
      .default(15),
    SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://name:secret@mail.example.com').optional(),
    MAIL_FROM: z.string().min(3, 'must be an address such as Headrace <headrace@example.com>').optional(),
    OIDC_ISSUER: url(['http:', 'https:'], 'https://login.example.com').optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: visibleName(60).default('SSO'),
    OIDC_SCOPE: z
      .string()
      .regex(/\bopenid\b/, 'must contain openid')
      .default('openid email profile'),
    OIDC_ROLE_CLAIM: z.string().min(1).default('groups'),
    OIDC_ROLES: RoleMap.optional(),
    OIDC_DEFAULT_ROLE: z
      .enum([...roles, 'none'], { error: `must be none or one of ${roles.join(', ')}` })
      .default('viewer'),
    OIDC_TRUST_EMAIL: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    OIDC_SECOND_FACTOR: z.enum(['amr', 'always'], { error: 'must be amr or always' }).default('amr'),
    SESSION_IDLE: span('5m', '180d').default(30 * dayMs),
    SESSION_LIFETIME: span('1h', '365d').default(180 * dayMs),
    HEADRACE_MAX_FILE_MB: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
      .transform(Number)
      .default(50),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
  })
  .superRefine((given, context) => {
    const need = (path: keyof typeof given, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!loopbackHosts.includes(given.HOST) && !given.HEADRACE_URL) {
      need(
        'HEADRACE_URL',
        'must say under which address people open Headrace when HOST lets other machines connect',
      )
    }
    if (given.TRUST_PROXY !== undefined && !given.HEADRACE_URL) {
      need('HEADRACE_URL', 'must say under which address people open Headrace when TRUST_PROXY is set')
    }
    if (Boolean(given.HEADRACE_ADMIN_EMAIL) !== Boolean(given.HEADRACE_ADMIN_PASSWORD)) {
      need('HEADRACE_ADMIN_EMAIL', 'and HEADRACE_ADMIN_PASSWORD must be set together')
    }
    if (given.SMTP_URL && !given.MAIL_FROM)
      need('MAIL_FROM', 'must name the sender of mails when SMTP_URL is set')
    const oidc = [given.OIDC_ISSUER, given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET]
    if (oidc.some(Boolean) && !oidc.every(Boolean)) {
      need('OIDC_ISSUER', ', OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together')
    }
    if (given.OIDC_ISSUER && isPlainAndFar(given.OIDC_ISSUER)) {
      need('OIDC_ISSUER', 'must begin with https:// unless it is on this machine')
    }
    if (given.SESSION_IDLE > given.SESSION_LIFETIME) {
      need('SESSION_IDLE', 'must not be longer than SESSION_LIFETIME')
    }
    if (given.HEADRACE_PASSWORDS === 'off' && !given.OIDC_ISSUER) {
      need('HEADRACE_PASSWORDS', 'can be off only when single sign-on is set up (OIDC_ISSUER)')
    }
  })

const isFar = (address: string): boolean =>
  !loopbackHosts.includes(new URL(address).hostname.replace(/^\[|\]$/g, ''))

const isPlainAndFar = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol === 'http:' && isFar(address)

/** How single sign-on is reached, and which role its groups give at a first sign-in. */
export type SingleSignOnConfig = Readonly<{
  issuer: string
  clientId: string
  clientSecret: string
  /** The label of the sign-in button. */
  name: string
  scope: string
  roleClaim: string
  roles: ReadonlyMap<string, Role>
  /** The role of people whose groups map to none; null refuses them. */
  defaultRole: Role | null
  /** Whether e-mail addresses count as verified when the provider does not say so. */
  trustsEmail: boolean
  /** Whether every sign-on counts as one with a second factor; otherwise those whose `amr` claim says so. */
  hasSecondFactor: boolean
}>

/** How long sessions last, in milliseconds: after their last use, and in all. */
export type SessionLimits = Readonly<{ idleMs: number; lifetimeMs: number }>

/** The configuration of the process. */
export type Config = Readonly<{
  port: number
  host: string
  /** Whether the server listens on this machine only, directly or behind a local reverse proxy. */
  isLoopback: boolean
  /** The public origin of Headrace (`https://headrace.example.com`); null when only this machine may connect. */
  baseUrl: string | null
  /** Whether cookies get the `Secure` attribute. */
  isSecure: boolean
  /** Fastify's `trustProxy` option. */
  trustProxy: number | string | false
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…` */
  databaseUrl: string
  /** The folder of the SQLite database and of all other persistent files. */
  dataFolder: string
  /** What secrets at rest are sealed with; null for the key file in `dataFolder`. */
  secret: string | null
  /** What older secrets at rest are sealed with. */
  previousSecrets: readonly string[]
  /** The administrator to create at start when no administrator can sign in. */
  administrator: Readonly<{ email: string; password: string }> | null
  hasPasswords: boolean
  /** The base-2 logarithm of scrypt's N. */
  passwordCostLog2: number
  mail: Readonly<{ url: string; from: string }> | null
  singleSignOn: SingleSignOnConfig | null
  sessions: SessionLimits
  /** The largest file that can be attached. */
  maxFileBytes: number
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}>

/** Its message lists every error, one per line. */
export class ConfigError extends OperatorError {
  override name = 'ConfigError'
}

function singleSignOnOf(given: z.infer<typeof Environment>): SingleSignOnConfig | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = given
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: given.OIDC_NAME,
    scope: given.OIDC_SCOPE,
    roleClaim: given.OIDC_ROLE_CLAIM,
    roles: given.OIDC_ROLES ?? new Map<string, Role>(),
    defaultRole: given.OIDC_DEFAULT_ROLE === 'none' ? null : given.OIDC_DEFAULT_ROLE,
    trustsEmail: given.OIDC_TRUST_EMAIL === 'on',
    hasSecondFactor: given.OIDC_SECOND_FACTOR === 'always',
  }
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every wrong variable and what it must be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new ConfigError(`Headrace cannot start; please mend the environment:\n${faults.join('\n')}`)
  }
  const given = parsed.data
  const { HEADRACE_ADMIN_EMAIL: email, HEADRACE_ADMIN_PASSWORD: password } = given
  return Object.freeze({
    port: given.PORT,
    host: given.HOST,
    isLoopback:
      loopbackHosts.includes(given.HOST) && !(given.HEADRACE_URL !== undefined && isFar(given.HEADRACE_URL)),
    baseUrl: given.HEADRACE_URL ? new URL(given.HEADRACE_URL).origin : null,
    isSecure: given.HEADRACE_URL?.startsWith('https:') ?? false,
    trustProxy: given.TRUST_PROXY ?? false,
    databaseUrl: given.DATABASE_URL ?? `sqlite:${join(given.HEADRACE_DATA, 'headrace.db')}`,
    dataFolder: given.HEADRACE_DATA,
    secret: given.HEADRACE_SECRET ?? null,
    previousSecrets: given.HEADRACE_SECRET_PREVIOUS,
    administrator: email && password ? { email, password } : null,
    hasPasswords: given.HEADRACE_PASSWORDS === 'on',
    passwordCostLog2: given.PASSWORD_COST,
    mail: given.SMTP_URL && given.MAIL_FROM ? { url: given.SMTP_URL, from: given.MAIL_FROM } : null,
    singleSignOn: singleSignOnOf(given),
    sessions: { idleMs: given.SESSION_IDLE, lifetimeMs: given.SESSION_LIFETIME },
    maxFileBytes: given.HEADRACE_MAX_FILE_MB * 1024 * 1024,
    logLevel: given.LOG_LEVEL,
  })
}
