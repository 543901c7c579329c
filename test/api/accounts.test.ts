/** Links that set a password, passwords, and who may not sign in any more. */
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { smtpLetters } from '#server/adapters/mail.ts'
import { scryptPasswords } from '#server/adapters/passwords.ts'
import { readConfig } from '#server/config.ts'
import type { AccountLink, AccountLinkFacts } from '#server/contracts/accounts.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps, Passwords } from '#server/deps.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { openMailbox } from '../support/mailbox.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { type Member, startCompany } from './grading-cast.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const newPassword = 'oven peel couche'
const dayMs = 86_400_000

/** Passwords that count the hashes they compute. */
function counted(passwords: Passwords) {
  const work = { hashes: 0 }
  const counting: Passwords = {
    hash: (password) => (work.hashes++, passwords.hash(password)),
    verify: (password, stored) => (work.hashes++, passwords.verify(password, stored)),
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

/** A company in which links are made and used, at a moment that the test moves. */
async function startAccounts(db: Kysely<Database>, given: Partial<Deps> = {}) {
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
  /** Someone with a password. */
  async function join(name: string): Promise<Member> {
    const member = await add(name, 'pmm', { jobFunction: 'pmm' })
    await setPassword(tokenOf(await makeLink(member.person)))
    return { person: member.person, client: anyone.after(await signIn(member.person)) }
  }
  const later = (ms: number) => {
    clock.now = new Date(Date.parse(clock.now) + ms).toISOString()
  }
  return { ...company, makeLink, look, setPassword, signIn, disable, join, later }
}

const tokenOf = ({ url }: { url: string }): string => new URL(url).hash.slice(1)

async function deedsOf({ client }: Member, query: string) {
  const { body } = await client.get<ActivityPage>(`/api/activity?${query}`)
  return body.items
}

eachDatabase((_name, open) => {
  it('invites by a link that sets a password once', async () => {
    const { anyone, add, admin, makeLink, look, setPassword, signIn } = await startAccounts(await open())
    const { person, client: old } = await add('Pia', 'pmm')
    const link = await makeLink(person)
    expect(link).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/set-password#[\w-]{43}$/) as string,
      purpose: 'invite',
      expiresAt: '2026-11-30T08:00:00.000Z',
      isMailed: false,
    })
    expect(new URL(link.url).origin).toBe(anyone.url)
    expect(await look(tokenOf(link))).toMatchObject({
      status: 200,
      body: { purpose: 'invite', name: 'Pia', email: 'pia@bakery.example', language: 'en' },
    })
    expect((await setPassword(tokenOf(link))).status).toBe(204)
    expect((await old.get('/api/sessions')).status).toBe(401)
    expect(await signIn(person)).toMatchObject({ status: 200, body: { person: { name: 'Pia' } } })
    for (const answer of [await look(tokenOf(link)), await setPassword(tokenOf(link), 'another one here')]) {
      expect(answer).toMatchObject({ status: 410, body: { code: 'link-invalid' } })
    }
    expect((await signIn(person, 'another one here')).status).toBe(401)
    const deeds = await deedsOf(admin, `thingId=${person.id}&noun=person`)
    expect(deeds.map(({ verb, person: by }) => [verb, by?.name])).toEqual([
      ['password-set', 'Pia'],
      ['link-made', 'Ada'],
      ['created', 'Ada'],
    ])
  })

  it('gives one of many who use a link at once the password', async () => {
    const { add, makeLink, setPassword, signIn } = await startAccounts(await open())
    const { person } = await add('Pia', 'pmm')
    const token = tokenOf(await makeLink(person))
    const passwords = Array.from({ length: 6 }, (_, place) => `${newPassword} ${place}`)
    const answers = await Promise.all(passwords.map((password) => setPassword(token, password)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410])
    const winner = passwords[answers.findIndex(({ status }) => status === 204)]
    expect((await signIn(person, winner)).status).toBe(200)
  })

  it('answers links that expired, were replaced, never were, or belong to the disabled alike', async () => {
    const company = await startAccounts(await open())
    const { add, makeLink, look, setPassword, disable, join, later } = company
    const pia = await add('Pia', 'pmm')
    const replaced = tokenOf(await makeLink(pia.person))
    const expiring = tokenOf(await makeLink(pia.person))
    const reset = await makeLink((await join('Rosa')).person)
    expect([reset.purpose, reset.expiresAt]).toEqual(['reset', '2026-11-24T08:00:00.000Z'])
    const dora = await add('Dora', 'pmm')
    const disabled = tokenOf(await makeLink(dora.person))
    await disable(dora.person)
    later(dayMs - 1)
    expect((await look(tokenOf(reset))).status).toBe(200)
    later(1)
    expect((await look(tokenOf(reset))).status).toBe(410)
    later(6 * dayMs)
    const bodies = new Set<string>()
    for (const token of [replaced, expiring, tokenOf(reset), disabled, 'never-was']) {
      for (const answer of [await look(token), await setPassword(token)]) {
        expect(answer.status).toBe(410)
        const { requestId: _, ...rest } = answer.body as Problem
        bodies.add(JSON.stringify(rest))
      }
    }
    expect([...bodies]).toHaveLength(1)
  })

  it('keeps links as hashes only', async () => {
    const db = await open()
    const { admin, makeLink } = await startAccounts(db)
    const token = tokenOf(await makeLink(admin.person))
    const everything = JSON.stringify([
      await db.selectFrom('account_links').selectAll().execute(),
      await db.selectFrom('activity').selectAll().execute(),
    ])
    expect(everything).toContain('token_hash')
    expect(everything).not.toContain(token)
  })

  it('refuses passwords that are easy to guess, and leaves the link unused', async () => {
    const { anyone, add, makeLink, setPassword } = await startAccounts(await open())
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
    expect(await anyone.put<Problem>('/api/first-administrator', common)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'password', code: 'password-common' }] },
    })
  })

  it('does the same work for every account, whether it exists or not', async () => {
    const db = await open()
    const { passwords, hashesOf } = counted(testDeps(db).passwords)
    const sent: string[] = []
    const sendLetter = async ({ to }: { to: string }) => void sent.push(to)
    const { anyone, add, disable, join, signIn } = await startAccounts(db, { passwords, sendLetter })
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
    // The right password of someone disabled is answered like a wrong one.
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
    // Two invitations went before; afterwards those who may sign in are written to, and nobody else.
    await expect.poll(() => sent.slice(2).sort()).toEqual(['noor@bakery.example', 'pia@bakery.example'])
  })

  it('hashes a password anew when the cost was raised, and only then', async () => {
    const db = await open()
    const before = await startAccounts(db)
    const { person } = await before.join('Pia')
    const stored = async () =>
      (await db.selectFrom('passwords').select('hash').where('person_id', '=', person.id).executeTakeFirst())
        ?.hash
    const first = await stored()
    await before.signIn(person)
    expect(await stored()).toBe(first)
    const raised = { ...before.deps, passwords: scryptPasswords(11) }
    const anyone = await startServer(raised)
    const given = { email: person.email, password: newPassword }
    await anyone.put('/api/session', { ...given, password: 'not the password' })
    expect(await stored()).toBe(first)
    expect((await anyone.put('/api/session', given)).status).toBe(200)
    const second = await stored()
    expect([first, second]).toEqual([expect.stringMatching(/ln=10,/), expect.stringMatching(/ln=11,/)])
    expect((await anyone.put('/api/session', given)).status).toBe(200)
    expect(await stored()).toBe(second)
  })

  it('changes one’s own password and ends every other session', async () => {
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
    const verbs = (await deedsOf(admin, `thingId=${person.id}`)).map(({ verb }) => verb)
    expect(verbs).toContain('password-changed')
    const { client: passwordless } = await add('Noor', 'pmm')
    expect(
      await passwordless.put('/api/own-password', { current: 'x', password: 'a longer new one' }),
    ).toMatchObject({ status: 409, body: { code: 'no-password' } })
  })

  it('refuses everything about passwords where they are switched off', async () => {
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

  it('disables people at once and lets them in again', async () => {
    const { anyone, admin, disable, join, signIn, makeLink, look } = await startAccounts(await open())
    const { person, client } = await join('Pia')
    const link = tokenOf(await makeLink(person))
    const address = `/api/people/${person.id}/disabling`
    expect((await admin.client.put(address)).status).toBe(428)
    expect((await admin.client.put(address, undefined, { ifMatch: 9 })).status).toBe(412)
    const disabled = await disable(person)
    expect(disabled).toMatchObject({ status: 200, body: { disabledAt: testNow, version: 2 } })
    expect(disabled.headers.get('etag')).toBe('"2"')
    expect((await client.get('/api/features')).status).toBe(401)
    expect((await anyone.signedInAs(person.id).then((there) => there.get('/api/features'))).status).toBe(401)
    expect(await signIn(person)).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } })
    expect((await look(link)).status).toBe(410)
    expect((await admin.client.put(`/api/people/${person.id}/account-link`)).status).toBe(422)
    const enabled = await admin.client.delete<Person>(address, { ifMatch: 2 })
    expect(enabled).toMatchObject({ status: 200, body: { disabledAt: null, version: 3 } })
    expect((await signIn(person)).status).toBe(200)
    expect((await look(link)).status).toBe(410)
    const verbs = (await deedsOf(admin, `thingId=${person.id}&noun=person`)).map(({ verb }) => verb)
    expect(verbs.slice(0, 2)).toEqual(['enabled', 'disabled'])
  })

  it('signs someone out everywhere', async () => {
    const { admin, anyone, join, signIn } = await startAccounts(await open())
    const { person, client } = await join('Pia')
    const elsewhere = anyone.after(await signIn(person))
    expect((await admin.client.delete(`/api/people/${person.id}/sessions`)).status).toBe(204)
    for (const there of [client, elsewhere]) expect((await there.get('/api/sessions')).status).toBe(401)
    expect((await admin.client.get('/api/sessions')).status).toBe(200)
    expect((await admin.client.delete(`/api/people/${nobodysId}/sessions`)).status).toBe(404)
  })

  it('keeps an administrator who may sign in', async () => {
    const { admin, add, disable, anyone } = await startAccounts(await open())
    const last = { status: 422, body: { errors: [{ code: 'last-administrator' }] } }
    expect(await disable(admin.person)).toMatchObject(last)
    const { person: other } = await add('Otto', 'administrator')
    expect((await disable(other)).status).toBe(200)
    expect(await disable(admin.person)).toMatchObject(last)
    const demotion = { role: 'viewer' }
    expect(
      await admin.client.patch(`/api/people/${admin.person.id}`, demotion, { ifMatch: 1 }),
    ).toMatchObject(last)
    await admin.client.delete(`/api/people/${other.id}/disabling`, { ifMatch: 2 })
    const asOther = await anyone.signedInAs(other.id)
    const answers = await Promise.all([
      asOther.put(`/api/people/${admin.person.id}/disabling`, undefined, { ifMatch: 1 }),
      admin.client.put(`/api/people/${other.id}/disabling`, undefined, { ifMatch: 3 }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('gives nothing new to the disabled, and leaves them where they stand', async () => {
    const { admin, add, addFeature, disable } = await startAccounts(await open())
    const { person: pm } = await add('Paul', 'pm', { jobFunction: 'pm' })
    const feature = await addFeature('Rye', { pmOwnerId: pm.id })
    await disable(pm)
    const asked = { title: 'Oat', pmOwnerId: pm.id, stage: 'gray' }
    expect(await admin.client.post('/api/features', asked)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'pmOwnerId', code: 'disabled-person' }] },
    })
    const at = `/api/features/${feature.id}`
    const kept = await admin.client.patch(at, { title: 'Rye bread', pmOwnerId: pm.id }, { ifMatch: 1 })
    expect(kept).toMatchObject({ status: 200, body: { title: 'Rye bread', pmOwner: { name: 'Paul' } } })
    expect((await admin.client.patch(at, { pmmOwnerId: nobodysId }, { ifMatch: 2 })).status).toBe(422)
  })

  it('mails a reset in the reader’s language through a mail server', async () => {
    const mailbox = await openMailbox()
    const sendLetter = smtpLetters({ mail: { url: mailbox.url, from: 'Headrace <headrace@bakery.example>' } })
    const { anyone, admin, add, makeLink, setPassword, signIn, join } = await startAccounts(await open(), {
      sendLetter,
    })
    const { person: pia } = await join('Pia')
    expect(await mailbox.next()).toMatchObject({
      to: ['pia@bakery.example'],
      subject: 'Your Headrace account',
    })
    expect((await anyone.post('/api/account-links', { email: ' PIA@bakery.example' })).status).toBe(202)
    const letter = await mailbox.next()
    expect(letter).toMatchObject({ to: ['pia@bakery.example'], subject: 'Set a new Headrace password' })
    const url = /http:\/\/\S+/.exec(letter.text)?.[0] ?? ''
    expect((await setPassword(tokenOf({ url }), 'a longer new one')).status).toBe(204)
    expect((await signIn(pia, 'a longer new one')).status).toBe(200)
    expect((await setPassword(tokenOf({ url }))).status).toBe(410)

    const { person: lin } = await add('Lin', 'pmm')
    await admin.client.patch(`/api/people/${lin.id}`, { language: 'zh-Hans' }, { ifMatch: 1 })
    const link = await makeLink(lin)
    expect(link.isMailed).toBe(true)
    const invitation = await mailbox.next()
    expect(invitation).toMatchObject({ to: ['lin@bakery.example'], subject: '你的 Headrace 账号已开通' })
    expect(invitation.text).toContain(link.url)
    expect(invitation.text).toContain('7 天内有效')
    await setPassword(tokenOf(link))
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    const reset = await mailbox.next()
    expect(reset.subject).toBe('重设 Headrace 密码')
    expect(reset.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/set-password#[\w-]{43}\n/)
    await anyone.post('/api/account-links', { email: 'nobody@bakery.example' })
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    expect((await mailbox.next()).to).toEqual(['lin@bakery.example'])
  })

  it('gives an administrator the link even when the mail server is gone', async () => {
    const sendLetter = smtpLetters({ mail: { url: 'smtp://127.0.0.1:9', from: 'headrace@bakery.example' } })
    const { admin, makeLink, look } = await startAccounts(await open(), { sendLetter })
    const link = await makeLink(admin.person)
    expect(link.isMailed).toBe(false)
    expect((await look(tokenOf(link))).status).toBe(200)
  })
})
