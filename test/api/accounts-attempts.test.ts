/** Rate limits of attempts, and the audit events about failed ones. */
import { expect, it } from 'vitest'
import type { Installation } from '#server/contracts/installation.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Client } from '../support/client.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'
import { auditEventsOf, dayMs, newPassword, startAccounts } from './accounts-fixtures.ts'

const minuteMs = 60_000
const wrong = 'not the password'
const signInAt = (client: Client, email: string, password = wrong, headers: Record<string, string> = {}) =>
  client.put<Session & Problem>('/api/session', { email, password }, { headers })
const times = async <T>(count: number, what: () => Promise<T>): Promise<T[]> => {
  const answers: T[] = []
  for (let each = 0; each < count; each++) answers.push(await what())
  return answers
}
const told = ({ status, body }: { status: number; body: Problem }) => [status, body.code]
const tooMany = [429, 'too-many-attempts']
/** As through a trusted proxy. */
const from = (address: string) => ({ 'x-forwarded-for': address })
const seconds = ({ headers }: { headers: Headers }) => Number(headers.get('retry-after'))
/** The browser after its session has ended: only its device is known. */
const deviceOf = (client: Client) =>
  client.withCookie(
    String(client.cookie)
      .split('; ')
      .filter((cookie) => cookie.startsWith('headrace_device='))
      .join('; '),
  )

eachDatabase((_name, open) => {
  const behindProxy = async () => {
    const db = await open()
    return startAccounts(db, { config: { ...testDeps(db).config, trustProxy: 1 } })
  }

  it('delays guesses from one network ever longer, whether the account exists or not', async () => {
    const { anyone, join, later } = await startAccounts(await open())
    const { person } = await join('Pia')
    const delays: number[][] = []
    for (const email of [person.email, 'nobody@bakery.example']) {
      const failures = await times(10, () => signInAt(anyone, email))
      expect(new Set(failures.map((answer) => told(answer).join()))).toEqual(
        new Set(['401,wrong-credentials']),
      )
      const waited: number[] = []
      for (let each = 0; each < 8; each += 1) {
        const refused = await signInAt(anyone, ` ${email.toUpperCase()}`, newPassword)
        expect(told(refused)).toEqual(tooMany)
        expect(refused.body.params).toEqual({ seconds: seconds(refused) })
        waited.push(seconds(refused))
        later(seconds(refused) * 1000)
        if (each < 7) expect(told(await signInAt(anyone, email))).toEqual([401, 'wrong-credentials'])
      }
      delays.push(waited)
    }
    const expected = [15, 30, 60, 120, 240, 480, 900, 900]
    expect(delays).toEqual([expected, expected])
    later(15 * minuteMs)
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
    // Other accounts are not slowed down.
    expect((await signInAt(anyone, admin.person.email, testPassword)).status).toBe(200)
  })

  it('slows strangers down on any number of networks, and never a known device', async () => {
    const { anyone, join, later } = await behindProxy()
    const { person, client } = await join('Pia')
    let device = deviceOf(client)
    let network = 0
    const botnet = await times(50, () =>
      signInAt(anyone, person.email, wrong, from(`203.0.113.${network++}`)),
    )
    expect(botnet.map(({ status }) => status)).toEqual(Array(50).fill(401))
    const refused = await signInAt(anyone, person.email, newPassword, from('198.51.100.1'))
    expect([refused.status, seconds(refused)]).toEqual([429, 15])
    for (const address of ['198.51.100.1', '203.0.113.7']) {
      const answer = await signInAt(device, person.email, newPassword, from(address))
      expect(answer.status, address).toBe(200)
      device = deviceOf(anyone.after(answer))
    }
    // Another person's device is a stranger here.
    const rosa = deviceOf((await join('Rosa')).client)
    expect((await signInAt(rosa, person.email, newPassword, from('198.51.100.1'))).status).toBe(429)
    later(15_000)
    expect((await signInAt(anyone, person.email, newPassword, from('198.51.100.1'))).status).toBe(200)
  })

  it('delays guesses on a known device too', async () => {
    const { join } = await startAccounts(await open())
    const { person, client } = await join('Pia')
    const device = deviceOf(client)
    const failures = await times(10, () => signInAt(device, person.email))
    expect(failures.map(({ status }) => status)).not.toContain(429)
    expect(told(await signInAt(device, person.email, newPassword))).toEqual(tooMany)
    // Its guesses do not slow down anybody else.
    expect((await signInAt(client.withCookie(''), person.email, newPassword)).status).toBe(200)
  })

  it('delays a network that guesses at many accounts, and no other network', async () => {
    const { anyone, join, later } = await behindProxy()
    const { person, client } = await join('Pia')
    let place = 0
    /** Every one at another address of the same /64 network. */
    const guess = (prefix: string) =>
      signInAt(anyone, `guess${place}@bakery.example`, wrong, from(`${prefix}::${(++place).toString(16)}`))
    const failures = await Promise.all(Array.from({ length: 60 }, () => guess('2001:db8:1:2')))
    expect(failures.map(({ status }) => status)).not.toContain(429)
    const delays: number[] = []
    for (let each = 0; each < 7; each += 1) {
      const refused = await guess('2001:db8:1:2')
      delays.push(seconds(refused))
      later(seconds(refused) * 1000)
      expect((await guess('2001:db8:1:2')).status).toBe(401)
    }
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 60])
    const here = from('2001:db8:1:2::1')
    expect((await signInAt(anyone, person.email, newPassword, here)).status).toBe(429)
    expect((await signInAt(deviceOf(client), person.email, newPassword, here)).status).toBe(200)
    expect((await guess('2001:db8:1:3')).status).toBe(401)
  })

  it('delays no longer when the clock is set back or forward', async () => {
    const { anyone, join, later } = await startAccounts(await open())
    const { person } = await join('Pia')
    for (const jump of [-2 * dayMs, 2 * dayMs]) {
      await times(10, () => signInAt(anyone, person.email))
      later(jump)
      const next = await signInAt(anyone, person.email, newPassword)
      if (next.status !== 200) {
        expect(seconds(next)).toBeLessThanOrEqual(900)
        later(seconds(next) * 1000)
        expect((await signInAt(anyone, person.email, newPassword)).status).toBe(200)
      }
    }
  })

  it('delays guessing the password within a stolen session, and nobody elsewhere', async () => {
    const { anyone, join, makeLink, setPassword } = await startAccounts(await open())
    const { client, person } = await join('Pia')
    const change = (by: Client) =>
      by.put<Problem>('/api/own-password', { current: wrong, password: 'a longer new one' })
    expect((await times(10, () => change(client))).map(({ status }) => status)).not.toContain(429)
    expect(told(await change(client))).toEqual(tooMany)
    expect(told(await client.send<Problem>('DELETE', '/api/second-factor', { password: wrong }))).toEqual(
      tooMany,
    )
    expect(told(await client.send<Problem>('PUT', '/api/recovery-codes', { password: newPassword }))).toEqual(
      tooMany,
    )
    const elsewhere = anyone.after(await signInAt(anyone, person.email, newPassword))
    expect((await change(elsewhere)).status).toBe(422)
    // A new password by link lets its browser in, however many guesses strangers make.
    const url = (await makeLink(person)).url
    const set = await setPassword(new URL(url).hash.slice(1), 'another oven peel')
    await times(11, () => signInAt(anyone, person.email))
    expect((await signInAt(anyone, person.email, 'another oven peel')).status).toBe(429)
    expect((await signInAt(anyone.after(set), person.email, 'another oven peel')).status).toBe(200)
  })

  it('limits failed attempts from one IP address', { timeout: 60_000 }, async () => {
    const { anyone } = await startAccounts(await open())
    let place = 0
    const trials: Record<string, () => Promise<{ status: number; body: Problem }>> = {
      signIn: () => signInAt(anyone, `guess${place++}@bakery.example`),
      forgot: () => anyone.post<Problem>('/api/account-links', { email: `guess${place++}@bakery.example` }),
      look: () => anyone.post<Problem>('/api/account-links/look', { token: `guess${place++}` }),
      first: () => anyone.put<Problem>('/api/first-administrator', {}),
    }
    for (const [name, trial] of Object.entries(trials)) {
      const answers = await Promise.all(Array.from({ length: 60 }, trial))
      const statuses = answers.map(({ status }) => status)
      expect(statuses, name).not.toContain(429)
      expect(told(await trial()), name).toEqual(tooMany)
    }
    // Setting a password has the same limit as opening its link.
    const set = await anyone.put<Problem>('/api/password', { token: 'guess', password: newPassword })
    expect(told(set)).toEqual(tooMany)
    expect((await anyone.get('/api/session')).status).toBe(200)
  })

  it('notices a proxy that is not trusted, and does not take the people behind it for one', async () => {
    const lines: string[] = []
    const { admin, deps } = await startAccounts(await open())
    const config = { ...deps.config, logLevel: 'warn' as const }
    const anyone = await startServer(
      { ...deps, config },
      { logStream: { write: (line) => lines.push(line) } },
    )
    const administrator = anyone.withCookie(String(admin.client.cookie))
    const unread = async () => (await administrator.get<Installation>('/api/installation')).body.unreadProxy
    expect(await unread()).toBeNull()
    let place = 0
    const proxied = (email: string, header = 'x-forwarded-for') =>
      signInAt(anyone, email, wrong, { [header]: `203.0.113.${place++ % 200}` })
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, each) => proxied(`guess${each}@bakery.example`)),
    )
    expect(answers.map(({ status }) => status)).not.toContain(429)
    expect(await unread()).toBe('127.0.0.1')
    expect(lines.filter((line) => line.includes('TRUST_PROXY'))).toHaveLength(1)
    // Forged headers give no further guesses at one account.
    const headers = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'cf-connecting-ip']
    const guesses = await times(12, () => proxied('ada@bakery.example', headers[place % headers.length]))
    expect(guesses.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429])
    expect((await signInAt(anyone, 'ada@bakery.example', testPassword)).status).toBe(429)
  })

  it('recognises a device by a cookie that ends with the sessions and the password', async () => {
    const db = await open()
    const { admin, anyone, join, signIn } = await startAccounts(db)
    const { person } = await join('Pia')
    const signedIn = async () => {
      const answer = await signIn(person)
      expect(answer.status).toBe(200)
      return { answer, client: anyone.after(answer) }
    }
    const isKnown = async (device: Client) => {
      const rows = await db.selectFrom('known_devices').select('token_hash').execute()
      const { createHash } = await import('node:crypto')
      const token = String(device.cookie).replace('headrace_device=', '')
      return rows.some(({ token_hash }) => token_hash === createHash('sha256').update(token).digest('hex'))
    }
    const first = await signedIn()
    const device = deviceOf(first.client)
    expect(first.answer.headers.getSetCookie().at(-1)).toMatch(
      /^headrace_device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(await isKnown(device)).toBe(true)
    // A new secret with every sign-in: one that was planted before is worth nothing afterwards.
    const again = deviceOf(anyone.after(await signInAt(device, person.email, newPassword)))
    expect([await isKnown(device), await isKnown(again)]).toEqual([false, true])
    const data = await first.client.get<{ knownDevices: object[] }>(`/api/people/${person.id}/personal-data`)
    expect(data.body.knownDevices[0]).toEqual({
      createdAt: expect.any(String) as string,
      lastUsedAt: expect.any(String) as string,
      expiresAt: expect.any(String) as string,
    })
    const endings: Record<string, (client: Client) => Promise<{ status: number; headers: Headers }>> = {
      'signing out everywhere': (client) => client.delete('/api/sessions'),
      'an administrator': () => admin.client.delete(`/api/people/${person.id}/sessions`),
      'a new password': (client) =>
        client.put('/api/own-password', { current: newPassword, password: 'another oven peel' }),
    }
    for (const [name, end] of Object.entries(endings)) {
      const [elsewhere, here] = [await signedIn(), await signedIn()]
      const answer = await end(here.client)
      expect(answer.status, name).toBe(204)
      expect(await isKnown(deviceOf(elsewhere.client)), name).toBe(false)
      if (name !== 'an administrator') expect(await isKnown(deviceOf(anyone.after(answer))), name).toBe(true)
    }
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

  it('deletes forgotten counts', async () => {
    const db = await open()
    const { anyone, later } = await startAccounts(db)
    await times(3, () => signInAt(anyone, `guess@bakery.example`))
    later(dayMs)
    await signInAt(anyone, 'other@bakery.example')
    const kept = await db.selectFrom('attempts').select('count').execute()
    expect(kept.map(({ count }) => count)).toEqual([1, 1, 1])
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
