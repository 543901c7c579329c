/** The second factor: codes of an app and recovery codes, each accepted once. */
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import type { RecoveryCodes, SecondFactor, SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { auditEventsOf, newPassword, startAccounts } from './accounts-fixtures.ts'

const stepMs = 30_000

/** Pia, whose account requires a code, with a clock controlled by the test. */
async function startFactor(open: OpenTestDatabase) {
  const db = await open()
  const company = await startAccounts(db)
  const { anyone, join, clock } = company
  const pia = await join('Pia')
  const { body: offer } = await pia.client.post<SecondFactorOffer>('/api/second-factor')
  /** The code of the app at a number of time steps from now. */
  const codeIn = (steps = 0) =>
    generateSync({ secret: offer.secret, epoch: (Date.parse(clock.now) + steps * stepMs) / 1000 })
  const confirmed = await pia.client.put<RecoveryCodes>('/api/second-factor', { code: codeIn() })
  const signIn = (code?: string, password = newPassword) =>
    anyone.put<Session & Problem>('/api/session', { email: pia.person.email, password, code })
  const statusOf = async (code?: string, password?: string) => (await signIn(code, password)).status
  return { ...company, db, pia, offer, codeIn, signIn, statusOf, recovery: confirmed.body.codes }
}

eachDatabase((_name, open) => {
  it('is enabled by the first code of the app', async () => {
    const { admin, join, codeIn, offer, pia, recovery } = await startFactor(open)
    expect(offer.uri).toBe(
      `otpauth://totp/Headrace:pia%40bakery.example?secret=${offer.secret}&issuer=Headrace`,
    )
    expect(recovery).toHaveLength(10)
    expect(new Set(recovery).size).toBe(10)
    for (const code of recovery) expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const read = () => pia.client.get<SecondFactor>('/api/second-factor')
    expect((await read()).body).toEqual({ isOn: true, recoveryCodesLeft: 10 })
    expect(await pia.client.post<Problem>('/api/second-factor')).toMatchObject({ status: 409 })
    expect(await pia.client.put<Problem>('/api/second-factor', { code: codeIn(1) })).toMatchObject({
      status: 409,
    })
    const verbs = (await auditEventsOf(admin, `entityId=${pia.person.id}&noun=person`)).map(
      ({ verb }) => verb,
    )
    expect(verbs[0]).toBe('second-factor-on')

    const { client } = await join('Rosa')
    expect((await client.put('/api/second-factor', { code: '123456' })).status).toBe(404)
    await client.post('/api/second-factor')
    expect(await client.put<Problem>('/api/second-factor', { code: '12345' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'code', code: 'wrong-code' }] },
    })
    expect((await client.get<SecondFactor>('/api/second-factor')).body.isOn).toBe(false)
    expect(
      (await client.put('/api/session', { email: 'rosa@bakery.example', password: newPassword })).status,
    ).toBe(200)
  })

  it('requires a code only after the right password, and accepts each code once', async () => {
    const { codeIn, signIn, statusOf, later } = await startFactor(open)
    expect(await signIn()).toMatchObject({ status: 401, body: { code: 'second-factor-required' } })
    expect(await signIn(undefined, 'not the password')).toMatchObject({
      body: { code: 'wrong-credentials' },
    })
    // The code that enabled it has been used.
    expect(await signIn(codeIn())).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } })
    later(2 * stepMs)
    expect(await statusOf(codeIn(), 'not the password')).toBe(401)
    expect(await statusOf(codeIn(-2))).toBe(401)
    expect(await statusOf(codeIn(2))).toBe(401)
    expect(await statusOf(codeIn(-1))).toBe(200)
    expect(await statusOf(codeIn(-1))).toBe(401)
    expect(await statusOf(codeIn().replace(/(...)/, '$1 '))).toBe(200)
    expect(await statusOf(codeIn(1))).toBe(200)
    // Codes before the last accepted one are rejected.
    expect(await statusOf(codeIn())).toBe(401)
    // Long enough for the failures of the account to expire.
    later(10 * 15 * 60_000)
    const answers = await Promise.all(Array.from({ length: 5 }, () => statusOf(codeIn())))
    expect(answers.sort()).toEqual([200, 401, 401, 401, 401])
  })

  it('accepts each recovery code once, and stores them as hashes only', async () => {
    const { db, pia, recovery, statusOf } = await startFactor(open)
    const [first = '', second = '', third = ''] = recovery
    const stored = JSON.stringify(await db.selectFrom('recovery_codes').selectAll().execute())
    for (const code of recovery) expect(stored).not.toContain(code.replaceAll('-', ''))
    expect(await statusOf('aaaa-bbbb-cccc')).toBe(401)
    expect(await statusOf(first, 'not the password')).toBe(401)
    expect(await statusOf(first)).toBe(200)
    expect(await statusOf(first)).toBe(401)
    expect(await statusOf(` ${second.toUpperCase().replaceAll('-', ' ')}`)).toBe(200)
    const left = async () => (await pia.client.get<SecondFactor>('/api/second-factor')).body
    expect((await left()).recoveryCodesLeft).toBe(8)

    const renew = (password: string) =>
      pia.client.put<RecoveryCodes & Problem>('/api/recovery-codes', { password })
    expect(await renew('not the password')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'password', code: 'wrong-password' }] },
    })
    const { codes } = (await renew(newPassword)).body
    expect((await left()).recoveryCodesLeft).toBe(10)
    expect(await statusOf(third)).toBe(401)
    expect(await statusOf(codes[0])).toBe(200)
  })

  it('is disabled with the password, or by an administrator', async () => {
    const { admin, pia, join, statusOf } = await startFactor(open)
    const remove = (password: string) => pia.client.send('DELETE', '/api/second-factor', { password })
    expect((await remove('not the password')).status).toBe(422)
    expect(await statusOf()).toBe(401)
    expect((await remove(newPassword)).status).toBe(204)
    expect(await statusOf()).toBe(200)
    expect((await pia.client.put('/api/recovery-codes', { password: newPassword })).status).toBe(404)

    const { body: offer } = await pia.client.post<SecondFactorOffer>('/api/second-factor')
    const code = generateSync({ secret: offer.secret, epoch: Date.parse('2026-11-23T08:00:00Z') / 1000 })
    expect((await pia.client.put('/api/second-factor', { code })).status).toBe(200)
    expect(await statusOf()).toBe(401)
    const { client: rosa } = await join('Rosa')
    const at = `/api/people/${pia.person.id}/second-factor`
    expect((await rosa.delete(at)).status).toBe(403)
    expect((await admin.client.delete(at)).status).toBe(204)
    expect((await admin.client.delete(at)).status).toBe(204)
    expect(await statusOf()).toBe(200)
    const auditEvents = await auditEventsOf(admin, `entityId=${pia.person.id}&noun=person`)
    expect(auditEvents.slice(0, 4).map(({ verb, person }) => [verb, person?.name])).toEqual([
      ['second-factor-off', 'Ada'],
      ['second-factor-on', 'Pia'],
      ['second-factor-off', 'Pia'],
      ['second-factor-on', 'Pia'],
    ])
  })

  it('requires a password account', async () => {
    const { add } = await startAccounts(await open())
    const { client } = await add('Noor', 'pmm')
    expect(await client.post<Problem>('/api/second-factor')).toMatchObject({
      status: 409,
      body: { code: 'no-password' },
    })
  })

  it('stays enabled when the password is set by a link', async () => {
    const { pia, makeLink, setPassword, statusOf } = await startFactor(open)
    const { url } = await makeLink(pia.person)
    expect((await setPassword(new URL(url).hash.slice(1), 'a longer new one')).status).toBe(204)
    expect(await statusOf(undefined, 'a longer new one')).toBe(401)
  })
})
