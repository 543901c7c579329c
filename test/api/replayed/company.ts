/** A company on the built server, as an attacker meets it: behind a proxy, with mail and single sign-on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { TokenScope } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { OpenSessionList } from '#server/contracts/session.ts'
import type { Database } from '#server/db/tables.ts'
import { fileOfUrl, openDatabase } from '#server/db/database.ts'
import { type Answer, type Client, testPassword } from '../../support/client.ts'
import type { NewDatabaseUrl } from '../../support/databases.ts'
import { freePort } from '../../support/free-port.ts'
import { openMailbox } from '../../support/mailbox.ts'
import { launchServer } from '../../support/server-process.ts'
import { startProvider } from '../../support/sign-on-provider.ts'
import { newPassword, tokenOf } from '../accounts-fixtures.ts'
import type { Member } from '../grading-fixtures.ts'

const dayMs = 86_400_000
/** Longer ago than an authentication counts as recent. */
const longAgoMs = 11 * 60_000
const stranger = { name: 'Eve', email: 'eve@evil.example', password: testPassword }

export type Company = Awaited<ReturnType<typeof startCompany>>
type Ends = (() => Promise<void>)[]
type Line = { msg?: string; code?: string; reqId?: string; originId?: string }

/** As the trusted proxy passes on a request from this address. */
export const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

/** What an attack is answered: the status, and the code or the one of the first field. */
export const told = ({ status, body }: Answer<Problem | undefined>): [number, string | undefined] => [
  status,
  body?.errors?.[0]?.code ?? body?.code,
]

async function startCompany(newUrl: NewDatabaseUrl, ends: Ends) {
  const atEnd = (end: () => Promise<void>) => void ends.push(end)
  const databaseUrl = await newUrl(atEnd)
  const [mailbox, provider, port] = await Promise.all([
    openMailbox(atEnd),
    startProvider({}, atEnd),
    freePort(),
  ])
  const dataFolder = mkdtempSync(`${tmpdir()}/headrace-replayed-`)
  atEnd(async () => rmSync(dataFolder, { recursive: true, force: true }))
  const environment = {
    DATABASE_URL: databaseUrl,
    HEADRACE_DATA: dataFolder,
    HEADRACE_URL: `http://127.0.0.1:${port}`,
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'info',
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Headrace <headrace@bakery.example>',
    ...provider.environment,
  }
  const server = await launchServer({ ...environment, PORT: String(port) }, undefined, atEnd)
  const anyone = server.client
  const lines = (): Line[] =>
    server
      .output()
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []))

  const setUp = (setupCode?: string) =>
    anyone.put<Problem>('/api/first-administrator', { ...stranger, setupCode }, from('203.0.113.66'))
  const strangersAnswers = [await setUp(), await setUp('aaaa-bbbb-cccc')].map(told)
  const [, setupCode = ''] = /enter this code: (\S+)/.exec(server.output()) ?? []
  const ada: Member = await anyone.firstAdministrator({ setupCode })

  const add = async (name: string, role: Person['role']): Promise<Member> => {
    const input = {
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@bakery.example`,
      role,
      jobFunction: 'pmm',
    }
    const { body: person } = await ada.client.post<Person>('/api/people', input)
    return { person, client: await anyone.signedInAs(person.id) }
  }
  const makeLink = async (by: Client, whose: Member) =>
    tokenOf((await by.put<AccountLink>(`/api/people/${whose.person.id}/account-link`)).body)
  const setPassword = (token: string, password = newPassword) =>
    anyone.put<Problem | undefined>('/api/password', { token, password })
  const signIn = (email: string, password = newPassword, address = '127.0.0.1', client = anyone) =>
    client.put<Problem | undefined>('/api/session', { email, password }, from(address))
  /** A person with a password, whose browser signed in. */
  const join = async (name: string, role: Person['role']): Promise<Member> => {
    const { person, client } = await add(name, role)
    await setPassword(await makeLink(ada.client, { person, client }))
    return { person, client: anyone.after(await signIn(person.email)) }
  }
  /** Works on the database beside the server. */
  const inDatabase = async <T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T> => {
    const db = openDatabase(databaseUrl, 1)
    try {
      return await work(db)
    } finally {
      await db.destroy()
    }
  }
  /** Whether the log has such a line; it comes through a pipe. */
  const isLogged = (isIt: (line: Line) => boolean) =>
    expect.poll(() => lines().some(isIt), { interval: 5 }).toBe(true)
  const makeToken = async ({ client }: Member, scope: TokenScope) => {
    const expiresOn = new Date(Date.now() + 30 * dayMs).toISOString().slice(0, 10)
    const { body } = await client.post<CreatedApiToken>('/api/api-tokens', { name: 'CI', scope, expiresOn })
    return { id: body.id, options: { headers: { authorization: `Bearer ${body.secret}` } } }
  }
  const [vera, pia] = [await add('Vera', 'viewer'), await join('Pia', 'pmm')]
  const tokens = { read: await makeToken(ada, 'read'), write: await makeToken(ada, 'write') }
  const willow = await add('Willow', 'pmm')
  const willowsLink = await makeLink(ada.client, willow)
  return {
    willowsLink,
    mailbox,
    provider,
    environment,
    strangersAnswers,
    anyone,
    ada,
    add,
    join,
    makeLink,
    setPassword,
    signIn,
    makeToken,
    vera,
    pia,
    tokens,
    dataFolder,
    databaseFile: fileOfUrl(databaseUrl),
    inDatabase,
    /** A session of the administrator that was authenticated too long ago. */
    leftOpen: async () => {
      const client = await anyone.signedInAs(ada.person.id)
      const { items } = (await client.get<OpenSessionList>('/api/sessions')).body
      const id = items.find(({ isOwn }) => isOwn)?.id ?? ''
      const authenticated_at = new Date(Date.now() - longAgoMs).toISOString()
      await inDatabase((db) =>
        db.updateTable('sessions').set({ authenticated_at }).where('id', '=', id).execute(),
      )
      return client
    },
    lines,
    isLogged,
    verbsOf: async ({ client }: Member, query = '') =>
      (await client.get<ActivityPage>(`/api/account-history?limit=200${query}`)).body.items.map(
        ({ verb }) => verb,
      ),
  }
}

/** One company per database, for all attacks; everything that it started ends after them. */
export function useCompany(newUrl: NewDatabaseUrl): () => Company {
  const ends: Ends = []
  let company: Company | undefined
  beforeAll(async () => void (company = await startCompany(newUrl, ends)), 60_000)
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  })
  return () => {
    if (!company) throw new Error('The company has not started')
    return company
  }
}

/** What is tried, and how it is answered. */
export type Attack = readonly [
  attempt: string,
  status: number,
  code: string,
  send: (company: Company) => Promise<Answer<Problem | undefined>>,
]

/** One test per attack: its answer, and the line of the log about it. */
export const replay = (companyOf: () => Company, attacks: readonly Attack[]): void =>
  it.each(attacks)('%s → %i %s', async (_attempt, status, code, send) => {
    const answer = await send(companyOf())
    expect(told(answer)).toEqual([status, code])
    const { code: refusal, requestId } = answer.body!
    await companyOf().isLogged(
      (line) => line.msg === 'refused' && line.code === refusal && line.reqId === requestId,
    )
  })
