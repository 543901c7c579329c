import type { Kysely } from 'kysely'
import type { AuditEvent } from './contracts/activity.ts'
import type { ImportProgress } from './contracts/imports.ts'
import type { Hint, PresenceChange } from './contracts/live.ts'
import type { PersonRef } from './contracts/primitives.ts'
import type { Config } from './config.ts'
import type { PasswordEstimate } from './domain/access/password-weakness.ts'
import type { Database } from './db/tables.ts'

/** Password hashing and verification. */
export type Passwords = Readonly<{
  /** A PHC string with its own salt and cost. */
  hash: (password: string) => Promise<string>
  /**
   * Whether this is the password. Without a stored hash it does the same work and returns false, so that the response
   * time does not reveal whether an account exists.
   */
  verify: (password: string, stored: string | undefined) => Promise<boolean>
  /** How many guesses a new password takes. @param personal words that are easy to guess for its owner */
  estimate: (password: string, personal: readonly string[]) => Promise<PasswordEstimate>
  /** The hashes of several secrets of one person, with one salt, so that `findIn` derives one key. */
  hashAll: (secrets: readonly string[]) => Promise<string[]>
  /**
   * Finds a secret among hashes that `hashAll` returned together. The work is the same whether and which of them it is.
   * @returns its hash
   */
  findIn: (secret: string, stored: readonly string[]) => Promise<string | undefined>
  /** Whether a stored hash was made with another cost than the configured one. */
  isOutdated: (stored: string) => boolean
}>

/** Encryption of secrets that must be read again. */
export type Sealing = Readonly<{
  /** @param context what the secret belongs to, such as a person's id; a value opens in the same context only */
  seal: (text: string, context: string) => string
  /** @returns undefined when its key is not known, or when it was changed or moved */
  open: (sealed: string, context: string) => string | undefined
  /** Whether a value was sealed with the present key. */
  isCurrent: (sealed: string) => boolean
}>

/** A mail to one person, already in their language. */
export type Mail = Readonly<{ to: string; subject: string; text: string }>

/** Where a change comes from: a browser session, an API token, or Headrace itself. */
export type Origin = Readonly<{
  kind: 'session' | 'token' | 'system'
  /** Of the session or token. */
  id: string | null
  /** The network address it came from. */
  address: string | null
}>

/** What servers send each other and open pages: what changed, who is editing what, and how far imports are. */
export type Signal =
  | Readonly<{ kind: 'changed'; hints: readonly Hint[] }>
  /** `forMs` counts from arrival, because the clocks of two servers differ. */
  | Readonly<{ kind: 'present'; person: PersonRef; at: PresenceChange; forMs: number }>
  | Readonly<{ kind: 'gone'; personId: string; at: Pick<PresenceChange, 'noun' | 'id'> }>
  /** A job was queued. */
  | Readonly<{ kind: 'jobs' }>
  /** How far an import has come; null when it has ended, one way or the other. */
  | Readonly<{
      kind: 'importing'
      importId: string
      personId: string
      progress: Omit<ImportProgress, 'importId'> | null
    }>
  /** Signals may have been missed: clients must fetch everything again. */
  | Readonly<{ kind: 'refetch' }>

/** Publishes signals to every open page, on this server and on others that use the same database. */
export type Live = Readonly<{
  /**
   * Within a transaction the signal is sent once that has ended, so that a client which fetches at once reads the change.
   * On SQLite it is sent after a rollback too.
   */
  publish: (db: Kysely<Database>, signal: Signal) => Promise<void>
  /** @returns a function that unsubscribes */
  subscribe: (listener: (signal: Signal) => void) => () => void
  close: () => Promise<void>
}>

/** An audit event that was recorded while a request was handled. */
export type RecordedEvent = Readonly<
  Pick<AuditEvent, 'at' | 'noun' | 'entityId' | 'verb' | 'changes'> & { personId: string | null }
>

/** All injected dependencies. */
export type Deps = Readonly<{
  config: Config
  /** Within a request, filtered to the rows that its sender may see. */
  db: Kysely<Database>
  /** The present moment, ISO 8601 in UTC. */
  now: () => string
  /** A new id: UUID version 7, so that ids ascend with time. */
  newId: () => string
  /** A secret: 256 random bits as text. */
  newToken: () => string
  passwords: Passwords
  sealing: Sealing
  /** Sends a mail; null when no mail server is configured. */
  sendMail: ((mail: Mail) => Promise<void>) | null
  live: Live
  /** Whether the current request comes from this machine, and not through a proxy. */
  isThisMachine: boolean
  /** The origin of the current request. */
  origin: Origin
  /** Within a request, collects its events about accounts, whose people are told after the response. */
  recorded?: RecordedEvent[]
}>

/** The origin of what Headrace does by itself: at start, or from the command line. */
export const systemOrigin: Origin = { kind: 'system', id: null, address: null }
