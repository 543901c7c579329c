/** Passwords: strength, hashing and change. */
import { expect, it } from 'vitest'
import { scryptPasswords } from '#server/adapters/passwords.ts'
import { readConfig } from '#server/config.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Passwords } from '#server/deps.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'
import { auditEventsOf, newPassword, startAccounts, tokenOf } from './accounts-fixtures.ts'

/** A password hasher that counts the computed hashes. */
function counted(passwords: Passwords) {
  const work = { hashes: 0 }
  const counting: Passwords = {
    hash: (password) => (work.hashes++, passwords.hash(password)),
    verify: (password, stored) => (work.hashes++, passwords.verify(password, stored)),
    estimate: passwords.estimate,
    hashAll: passwords.hashAll,
    findIn: (secret, stored) => (work.hashes++, passwords.findIn(secret, stored)),
    isOutdated: passwords.isOutdated,
  }
  return {
    passwords: counting,
    hashesOf: async (what: () => Promise<unknown>) => {
      work.hashes = 0
      await what()
      return work.hashes
    },
  }
}

eachDatabase((_name, open) => {
  it('refuses passwords that are easy to guess, and does not consume the link', async () => {
    const { add, makeLink, setPassword } = await startAccounts(await open())
    const { person } = await add('Pia', 'pmm')
    const token = tokenOf(await makeLink(person))
    for (const [password, code] of [
      ['short', 'too-short'],
      ['Password1234', 'password-common'],
      ['pia@Bakery.example', 'password-personal'],
    ] as const) {
      expect(await setPassword(token, password)).toMatchObject({
        status: 422,
        body: { code: 'invalid-input', errors: [{ path: 'password', code }] },
      })
    }
    expect((await setPassword(token)).status).toBe(204)
    const common = { name: 'Eve', email: 'eve@bakery.example', password: 'qwertyuiop12' }
    const empty = await startServer(testDeps(await open()))
    expect(await empty.put<Problem>('/api/first-administrator', common)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'password', code: 'password-common' }] },
    })
  })

  it('does the same work for every account, whether it exists or not', async () => {
    const db = await open()
    const { passwords, hashesOf } = counted(testDeps(db).passwords)
    const sent: string[] = []
    const sendMail = async ({ to, text }: { to: string; text: string }) => {
      // Not the news that a password was set.
      if (text.includes('/set-password#')) sent.push(to)
    }
    const { anyone, add, disable, join, signIn } = await startAccounts(db, { passwords, sendMail })
    const known = await join('Pia')
    const disabled = await join('Dora')
    await disable(disabled.person)
    const passwordless = await add('Noor', 'pmm')
    const cases = [
      known.person,
      disabled.person,
      passwordless.person,
      { email: 'nobody@bakery.example' },
      { email: 'not even an address' },
    ]
    const answers = new Set<string>()
    for (const who of cases) {
      const hashes = await hashesOf(async () => {
        const { status, body, headers } = await signIn(who, 'not the password')
        const { requestId: _, ...told } = body
        answers.add(JSON.stringify([status, told, headers.getSetCookie()]))
      })
      expect(hashes, who.email).toBe(1)
    }
    // The correct password of a disabled person gets the same response as a wrong one.
    const { requestId: _, ...told } = (await signIn(disabled.person)).body
    answers.add(JSON.stringify([401, told, []]))
    expect(answers.size).toBe(1)

    const asked = new Set<string>()
    for (const { email } of cases) {
      const hashes = await hashesOf(async () => {
        const { status, body } = await anyone.post('/api/account-links', { email })
        asked.add(JSON.stringify([status, body]))
      })
      expect(hashes, email).toBe(0)
    }
    expect([...asked]).toEqual(['[202,{}]'])
    // Two invitations were sent before; then mails go only to people who may sign in.
    await expect.poll(() => sent.slice(2).sort()).toEqual(['noor@bakery.example', 'pia@bakery.example'])
  })

  it('rehashes a password only when the cost parameters were raised', async () => {
    const db = await open()
    const before = await startAccounts(db)
    const { person } = await before.join('Pia')
    const stored = async () =>
      (await db.selectFrom('passwords').select('hash').where('person_id', '=', person.id).executeTakeFirst())
        ?.hash
    const first = await stored()
    await before.signIn(person)
    expect(await stored()).toBe(first)
    const raised = { ...before.deps, passwords: scryptPasswords(5) }
    const anyone = await startServer(raised)
    const given = { email: person.email, password: newPassword }
    await anyone.put('/api/session', { ...given, password: 'not the password' })
    expect(await stored()).toBe(first)
    expect((await anyone.put('/api/session', given)).status).toBe(200)
    const second = await stored()
    expect([first, second]).toEqual([expect.stringMatching(/ln=4,/), expect.stringMatching(/ln=5,/)])
    expect((await anyone.put('/api/session', given)).status).toBe(200)
    expect(await stored()).toBe(second)
  })

  it('refuses a sign-in when the password is changed or the person disabled during the check', async () => {
    const db = await open()
    const { passwords } = testDeps(db)
    let meanwhile: (() => Promise<unknown>) | undefined
    const verify: Passwords['verify'] = async (password, stored) => {
      const isRight = await passwords.verify(password, stored)
      const happens = meanwhile
      meanwhile = undefined
      await happens?.()
      return isRight
    }
    const company = await startAccounts(db, { passwords: { ...passwords, verify } })
    const { person, client } = await company.join('Pia')
    company.later(1)
    const change = { current: newPassword, password: 'a longer new one' }
    meanwhile = () => client.put('/api/own-password', change)
    const late = await company.signIn(person)
    expect([late.status, late.body.code, late.headers.getSetCookie()]).toEqual([401, 'wrong-credentials', []])
    const sessions = () => db.selectFrom('sessions').select('id').where('person_id', '=', person.id).execute()
    expect(await sessions()).toHaveLength(1)
    meanwhile = () => company.disable(person)
    expect((await company.signIn(person, change.password)).status).toBe(401)
    expect(await sessions()).toEqual([])
  })

  it('revokes links when a person changes their own password', async () => {
    const { join, makeLink, look } = await startAccounts(await open())
    const { person, client } = await join('Pia')
    const token = tokenOf(await makeLink(person))
    expect((await look(token)).status).toBe(200)
    const change = { current: newPassword, password: 'a longer new one' }
    expect((await client.put('/api/own-password', change)).status).toBe(204)
    expect((await look(token)).status).toBe(410)
  })

  it('changes one’s own password and ends all other sessions', async () => {
    const { anyone, admin, join, signIn, add } = await startAccounts(await open())
    const { person, client } = await join('Pia')
    const elsewhere = anyone.after(await signIn(person))
    const change = (body: object) => client.put<Problem | undefined>('/api/own-password', body)
    expect(await change({ current: 'not the password', password: 'a longer new one' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'current', code: 'wrong-password' }] },
    })
    expect(await change({ current: newPassword, password: 'PIA@bakery.example' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'password', code: 'password-personal' }] },
    })
    expect((await elsewhere.get('/api/sessions')).status).toBe(200)
    expect((await change({ current: newPassword, password: 'a longer new one' })).status).toBe(204)
    expect((await client.get('/api/sessions')).status).toBe(200)
    expect((await elsewhere.get('/api/sessions')).status).toBe(401)
    expect((await signIn(person)).status).toBe(401)
    expect((await signIn(person, 'a longer new one')).status).toBe(200)
    const verbs = (await auditEventsOf(admin, `entityId=${person.id}`)).map(({ verb }) => verb)
    expect(verbs).toContain('password-changed')
    const { client: passwordless } = await add('Noor', 'pmm')
    expect(
      await passwordless.put('/api/own-password', { current: 'x', password: 'a longer new one' }),
    ).toMatchObject({ status: 409, body: { code: 'no-password' } })
  })

  it('rejects all password routes when passwords are disabled', async () => {
    const db = await open()
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      HEADRACE_PASSWORDS: 'off',
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'headrace',
      OIDC_CLIENT_SECRET: 'secret',
    })
    const before = await startAccounts(db)
    const anyone = await startServer({ ...before.deps, config })
    const client = await anyone.signedInAs(before.admin.person.id)
    const email = before.admin.person.email
    const answers = [
      await anyone.put<Problem>('/api/session', { email, password: testPassword }),
      await anyone.put<Problem>('/api/first-administrator', { name: 'A', email, password: newPassword }),
      await anyone.post<Problem>('/api/account-links', { email }),
      await anyone.post<Problem>('/api/account-links/look', { token: 'a' }),
      await anyone.put<Problem>('/api/password', { token: 'a', password: newPassword }),
      await client.put<Problem>('/api/own-password', { current: testPassword, password: newPassword }),
      await client.put<Problem>(`/api/people/${before.admin.person.id}/account-link`),
      await client.post<Problem>('/api/second-factor'),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, 'passwords-off'])
  })
})
