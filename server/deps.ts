import type { Kysely } from 'kysely'
import type { Hint, PresenceChange } from './contracts/live.ts'
import type { PersonRef } from './contracts/primitives.ts'
import type { Config } from './config.ts'
import type { Database } from './db/tables.ts'

/** Turns passwords into what may be stored, and checks them. */
export type Passwords = Readonly<{
  /** A PHC string with its own salt and cost. */
  hash: (password: string) => Promise<string>
  /**
   * Whether this is the password. Without a stored hash it does the same work and says no, so that nobody learns from
   * the time it takes whether an account exists.
   */
  verify: (password: string, stored: string | undefined) => Promise<boolean>
  /** Whether a stored hash was made at another cost than today's. */
  isOutdated: (stored: string) => boolean
}>

/** A letter to one person, already in their language. */
export type Mail = Readonly<{ to: string; subject: string; text: string }>

/** From where something is done: a session of the pages, a program's token, or Headrace itself. */
export type Origin = Readonly<{
  kind: 'session' | 'token' | 'system'
  /** Of the session or token. */
  id: string | null
  /** The network address it came from. */
  address: string | null
}>

/** What travels between servers and open pages: that something changed, and who is at work on what. */
export type Signal =
  | Readonly<{ kind: 'changed'; hints: readonly Hint[] }>
  /** Counted from its arrival, since the clocks of two servers differ. */
  | Readonly<{ kind: 'present'; person: PersonRef; at: PresenceChange; forMs: number }>
  | Readonly<{ kind: 'gone'; personId: string; at: Pick<PresenceChange, 'noun' | 'id'> }>
  /** Signals may have been missed: whoever shows anything fetches it again. */
  | Readonly<{ kind: 'again' }>

/** Carries signals to every page that is open, on this server and on the others behind the same database. */
export type Live = Readonly<{
  /**
   * Within a transaction on PostgreSQL it goes out with the commit. On SQLite it goes out at once: whoever asks then
   * waits for the one connection, and so for the commit.
   */
  publish: (db: Kysely<Database>, signal: Signal) => Promise<void>
  /** @returns how to stop listening */
  subscribe: (listener: (signal: Signal) => void) => () => void
  close: () => Promise<void>
}>

/** All that is injected, ever. */
export type Deps = Readonly<{
  config: Config
  /** Within a request: as much of the database as its sender may see. */
  db: Kysely<Database>
  /** The present moment, ISO 8601 in UTC. */
  now: () => string
  /** A fresh identity: UUID version 7, so that ids ascend with time. */
  newId: () => string
  /** A secret that nobody can guess: 256 random bits as text. */
  newToken: () => string
  passwords: Passwords
  /** Sends a letter; null when no mail server is configured. */
  sendMail: ((mail: Mail) => Promise<void>) | null
  live: Live
  /** From where the present request comes. */
  origin: Origin
}>

/** What Headrace does by itself: at start, or from the command line. */
export const systemOrigin: Origin = { kind: 'system', id: null, address: null }
