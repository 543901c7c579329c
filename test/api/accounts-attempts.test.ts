/** Rate limits of attempts, and the audit events about failed ones. */
import { expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Client } from '../support/client.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer } from '../support/server.ts'
import { auditEventsOf, newPassword, startAccounts } from './accounts-fixtures.ts'

const minuteMs = 60_000
const wrong = 'not the password'
const signInAt = (client: Client, email: string, password = wrong) =>
  client.put<Session & Problem>('/api/session', { email, password })
const times = async <T>(count: number, what: () => Promise<T>): Promise<T[]> => {
  const answers: T[] = []
  for (let each = 0; each < count; each++) answers.push(await what())
  return answers
}
const told = ({ status, body }: { status: number; body: Problem }) => [status, body.code]
const tooMany = [429, 'too-many-attempts']

eachDatabase((_name, open) => {
  it('locks an account after ten failures, existing or not, with Retry-After', async () => {
    const { anyone, join, later } = await startAccounts(await open())
    const { person } = await join('Pia')
    for (const email of [person.email, 'nobody@bakery.example']) {
      const failures = await times(10, () => signInAt(anyone, email))
      expect(new Set(failures.map((answer) => told(answer).join()))).toEqual(
        new Set(['401,wrong-credentials']),
      )
      const refused = await signInAt(anyone, email, newPassword)
      expect(told(refused)).toEqual(tooMany)
      expect(refused.headers.get('retry-after')).toBe('900')
      expect(refused.body.params).toEqual({ seconds: 900 })
    }
    later(14 * minuteMs)
    expect(
      (await signInAt(anyone, ` ${person.email.toUpperCase()}`, newPassword)).headers.get('retry-after'),
    ).toBe('60')
    later(minuteMs)
    expect((await signInAt(anyone, person.email, newPassword)).status).toBe(200)
  })

  it('counts concurrent failures, and no successes', async () => {
    const { anyone, admin, join } = await startAccounts(await open())
    const { person } = await join('Pia')
    const successes = await times(12, () => signInAt(anyone, person.email, newPassword))
    expect(successes.every(({ status }) => status === 200)).toBe(true)
    const failures = await Promise.all(Array.from({ length: 20 }, () => signInAt(anyone, person.email)))
    expect(failures.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(failures.filter(({ status }) => status === 429)).toHaveLength(10)
    // Other accounts are not locked.
    expect((await signInAt(anyone, admin.person.email, testPassword)).status).toBe(200)
  })

  it('limits guessing the password within a stolen session', async () => {
    const { join } = await startAccounts(await open())
    const { client } = await join('Pia')
    const change = () =>
      client.put<Problem>('/api/own-password', { current: wrong, password: 'a longer new one' })
    expect((await times(10, change)).map(({ status }) => status)).not.toContain(429)
    expect(told(await change())).toEqual(tooMany)
    expect(told(await client.send<Problem>('DELETE', '/api/second-factor', { password: wrong }))).toEqual(
      tooMany,
    )
  })

  it('limits attempts from one IP address', { timeout: 60_000 }, async () => {
    const { anyone } = await startAccounts(await open())
    let place = 0
    const trials: Record<string, () => Promise<{ status: number; body: Problem }>> = {
      signIn: () => signInAt(anyone, `guess${place++}@bakery.example`),
      forgot: () => anyone.post<Problem>('/api/account-links', { email: `guess${place++}@bakery.example` }),
      look: () => anyone.post<Problem>('/api/account-links/look', { token: `guess${place++}` }),
      first: () => anyone.put<Problem>('/api/first-administrator', {}),
    }
    for (const [name, trial] of Object.entries(trials)) {
      // The setup was already counted once.
      const allowed = name === 'first' ? 59 : 60
      const answers = await Promise.all(Array.from({ length: allowed }, trial))
      const statuses = answers.map(({ status }) => status)
      expect(statuses, name).not.toContain(429)
      expect(told(await trial()), name).toEqual(tooMany)
    }
    // Setting a password has the same limit as opening its link.
    const set = await anyone.put<Problem>('/api/password', { token: 'guess', password: newPassword })
    expect(told(set)).toEqual(tooMany)
    expect((await anyone.get('/api/session')).status).toBe(200)
  })

  it('sends at most five mails per hour to an address', async () => {
    const { anyone } = await startAccounts(await open())
    const ask = (email: string) => anyone.post<Problem>('/api/account-links', { email })
    for (const email of ['ada@bakery.example', 'nobody@bakery.example']) {
      expect((await times(5, () => ask(email))).map(({ status }) => status)).toEqual(Array(5).fill(202))
      expect(told(await ask(email))).toEqual(tooMany)
    }
  })

  it('shares the counts between two servers on one database', async () => {
    const { deps, anyone, join } = await startAccounts(await open())
    const { person } = await join('Pia')
    const other = await startServer(deps)
    await times(5, () => signInAt(anyone, person.email))
    await times(5, () => signInAt(other, person.email))
    for (const server of [anyone, other]) {
      expect(told(await signInAt(server, person.email, newPassword))).toEqual(tooMany)
    }
  })

  it('deletes expired counts', async () => {
    const db = await open()
    const { anyone, later } = await startAccounts(db)
    await times(3, () => signInAt(anyone, `guess@bakery.example`))
    later(20 * minuteMs)
    await signInAt(anyone, 'other@bakery.example')
    const kept = await db.selectFrom('rate_limits').select('count').execute()
    expect(kept.map(({ count }) => count)).toEqual([1, 1])
  })

  it('records failed attempts in the history, with sanitized input', async () => {
    const db = await open()
    const { anyone, admin, join, disable } = await startAccounts(db)
    const { person } = await join('Pia')
    const { person: dora } = await join('Dora')
    await disable(dora)
    await signInAt(anyone, person.email)
    await signInAt(anyone, dora.email, newPassword)
    const forged = `=cmd\r\n{"level":60}\u202E\u001B[31m${'x'.repeat(150)}`
    await signInAt(anyone, forged)
    const failed = await auditEventsOf(admin, 'verb=sign-in-failed')
    const seen = failed.map(({ entityTitle, person: by, changes, noun }) => [
      noun,
      entityTitle,
      by,
      changes[0]?.after,
    ])
    expect(seen).toEqual([
      ['session', `=cmd{"level":60}[31m${'x'.repeat(80)}`, null, 'unknown-account'],
      ['session', 'Dora', null, 'disabled'],
      ['session', 'Pia', null, 'wrong-password'],
    ])
    expect(failed.map(({ entityId }) => entityId).slice(1)).toEqual([dora.id, person.id])
    const everything = JSON.stringify(await db.selectFrom('activity').selectAll().execute())
    expect(everything).not.toContain(wrong)
    expect(everything).not.toContain(newPassword)
    const addresses = await db
      .selectFrom('activity')
      .select('address')
      .where('verb', '=', 'sign-in-failed')
      .execute()
    expect(addresses).toEqual(Array(3).fill({ address: '127.0.0.1' }))
  })
})
