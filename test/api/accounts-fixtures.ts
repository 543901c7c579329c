/** A company whose people use links and passwords, with a clock controlled by the test. */
import type { Kysely } from 'kysely'
import type { AccountLink, AccountLinkFacts } from '#server/contracts/accounts.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { testNow } from '../support/server.ts'
import { type Member, startCompany } from './grading-fixtures.ts'

export const nobodysId = '00000000-0000-7000-8000-00000000dead'
export const newPassword = 'oven peel couche'
export const dayMs = 86_400_000

export async function startAccounts(db: Kysely<Database>, given: Partial<Deps> = {}) {
  const clock = { now: testNow }
  const company = await startCompany(db, { now: () => clock.now, ...given })
  const { admin, anyone, add } = company
  const makeLink = async (who: { id: string }) =>
    (await admin.client.put<AccountLink>(`/api/people/${who.id}/account-link`)).body
  const look = (token: string) =>
    anyone.post<AccountLinkFacts & Problem>('/api/account-links/look', { token })
  const setPassword = (token: string, password = newPassword) =>
    anyone.put<Problem | undefined>('/api/password', { token, password })
  const signIn = (who: { email: string }, password = newPassword) =>
    anyone.put<Session & Problem>('/api/session', { email: who.email, password })
  const disable = (who: Person) =>
    admin.client.put<Person & Problem>(`/api/people/${who.id}/disabling`, undefined, { ifMatch: who.version })
  /** A person with a password. */
  async function join(name: string): Promise<Member> {
    const member = await add(name, 'pmm', { jobFunction: 'pmm' })
    await setPassword(tokenOf(await makeLink(member.person)))
    return { person: member.person, client: anyone.after(await signIn(member.person)) }
  }
  const later = (ms: number) => {
    clock.now = new Date(Date.parse(clock.now) + ms).toISOString()
  }
  return { ...company, clock, makeLink, look, setPassword, signIn, disable, join, later }
}

export const tokenOf = ({ url }: { url: string }): string => new URL(url).hash.slice(1)

export async function auditEventsOf({ client }: Member, query: string) {
  const { body } = await client.get<ActivityPage>(`/api/activity?${query}`)
  return body.items
}
