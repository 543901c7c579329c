/** The only file that reads the environment. Every wrong variable is reported at once, at start. */
import { join } from 'node:path'
import { z } from 'zod'

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

const portFault = 'must be a whole number from 0 to 65535'

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portFault)
    .transform(Number)
    .pipe(z.number().max(65_535, portFault))
    .default(8080),
  HOST: z
    .string()
    .refine((host) => loopbackHosts.includes(host), {
      error: `must be one of ${loopbackHosts.join(', ')}: people choose who they are without a password, so only this machine may connect`,
    })
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/.+|sqlite:.+)$/, {
      error: 'must begin with postgres:// or sqlite: (for example sqlite:./data/headrace.db)',
    })
    .optional(),
  HEADRACE_DATA: z.string().min(1, 'must name a folder').default('data'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
})

/** What the process is told from outside. */
export type Config = Readonly<{
  port: number
  host: string
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…` */
  databaseUrl: string
  /** The folder of the embedded database and all else that must last. */
  dataFolder: string
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}>

/** Thrown with every fault in one message, a line each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every wrong variable and what it must be
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new ConfigError(`Headrace cannot start; please mend the environment:\n${faults.join('\n')}`)
  }
  const { PORT, HOST, DATABASE_URL, HEADRACE_DATA, LOG_LEVEL } = parsed.data
  return Object.freeze({
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? `sqlite:${join(HEADRACE_DATA, 'headrace.db')}`,
    dataFolder: HEADRACE_DATA,
    logLevel: LOG_LEVEL,
  })
}
