/** Faults of the machine or the database server: which one an error is, and the sentence about it. */
import type { ProblemCode } from '../contracts/problems.ts'
import { OperatorError } from '../operator-error.ts'
import { fileOfUrl } from './database.ts'

/** A fault, with a sentence for whoever runs Headrace: what, where and what to do. */
export type Fault = Readonly<{ code: ProblemCode; sentence: string }>

type Kind = Readonly<{ matches: RegExp; code: ProblemCode; say: (place: string) => string }>

const connectionCodes =
  'ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08[0-9A-Z]{3}|57P0[0-9]'
const connectionTexts =
  'Connection terminated.*|timeout exceeded when trying to connect|Client has encountered a connection error.*'

/** Matched against the code of an error (SQLite, SQLSTATE or errno), and its message where pg gives no code; in this order. */
const kinds: readonly Kind[] = [
  {
    matches: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|53100|ENOSPC|EDQUOT)$/,
    code: 'disk-full',
    say: (place) => `The disk of ${place} is full. Free some space; Headrace goes on by itself.`,
  },
  {
    matches: /^(SQLITE_READONLY.*|SQLITE_PERM|25006|EROFS|42501)$/,
    code: 'database-read-only',
    say: (place) => `Nothing can be written to ${place}. Let this user write to it.`,
  },
  {
    matches: /^(SQLITE_CORRUPT.*|SQLITE_NOTADB|XX001|XX002)$/,
    code: 'database-damaged',
    say: (place) =>
      `Data in ${place} is damaged. Stop Headrace and restore the newest backup: npm run restore -- <file> --replace-damaged (PostgreSQL: pg_restore).`,
  },
  {
    matches: /^(SQLITE_CANTOPEN.*|SQLITE_AUTH|EACCES|EPERM)$/,
    code: 'database-unavailable',
    say: (place) => `This user cannot open ${place}. Let this user read and write it and its folder.`,
  },
  {
    matches: /^(SQLITE_BUSY.*|SQLITE_LOCKED.*|55P03)$/,
    code: 'database-unavailable',
    say: (place) => `Another process keeps ${place} locked. Stop that process.`,
  },
  {
    matches: /^SQLITE_IOERR.*$/,
    code: 'database-unavailable',
    say: (place) =>
      `The disk of ${place} fails to read or write. Check the disk, and restore a backup onto another one.`,
  },
  {
    matches: /^(53300|53400)$/,
    code: 'database-unavailable',
    say: (place) => `${place} has no free connection. Raise its max_connections, or run fewer servers on it.`,
  },
  {
    matches: /^(28000|28P01|3D000|3F000)$/,
    code: 'database-unavailable',
    say: (place) => `${place} refuses Headrace. Check user, password and database name in DATABASE_URL.`,
  },
  {
    matches: /^(EMFILE|ENFILE|53000|53200)$/,
    code: 'database-unavailable',
    say: (place) => `Memory or open files have run out for ${place}. Give it more.`,
  },
  {
    matches: new RegExp(`^(${connectionCodes}|${connectionTexts})$`),
    code: 'database-unavailable',
    say: (place) =>
      `${place} cannot be reached. Start it, or check DATABASE_URL; Headrace goes on by itself.`,
  },
]

/** An error with its causes, and the parts of one that joins several. */
function* chainOf(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 4) return
  yield error
  if (error instanceof AggregateError) for (const part of error.errors) yield* chainOf(part, depth + 1)
  yield* chainOf(error.cause, depth + 1)
}

/** What a database is called in sentences; without user and password. */
function placeOf(databaseUrl: string): string {
  const file = fileOfUrl(databaseUrl)
  if (file !== undefined) return `the database ${file}`
  if (!URL.canParse(databaseUrl)) return 'the database'
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${host}${pathname}`
}

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The fault behind an error of the database or of its disk; undefined for any other error. */
export function faultOf(error: unknown, databaseUrl: string): Fault | undefined {
  const chain = [...chainOf(error)]
  const texts = chain.flatMap((each) => [(each as { code?: unknown }).code, each.message])
  const words = texts.filter((text) => typeof text === 'string')
  const kind = kinds.find(({ matches }) => words.some((word) => matches.test(word)))
  const told = chain.find((each) => each instanceof OperatorError)
  if (!kind) return undefined
  return { code: kind.code, sentence: told?.message ?? capitalized(kind.say(placeOf(databaseUrl))) }
}
