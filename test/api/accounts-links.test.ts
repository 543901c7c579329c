/** Account links, each of which sets a password once. */
import { expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { dayMs, auditEventsOf, startAccounts, tokenOf, newPassword } from './accounts-fixtures.ts'

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
    const auditEvents = await auditEventsOf(admin, `entityId=${person.id}&noun=person`)
    expect(auditEvents.map(({ verb, person: by }) => [verb, by?.name])).toEqual([
      ['password-set', 'Pia'],
      ['link-made', 'Ada'],
      ['created', 'Ada'],
    ])
  })

  it('invalidates a link that was mailed to a former address of the person', async () => {
    const { add, admin, makeLink, look } = await startAccounts(await open())
    const { person } = await add('Pia', 'pmm')
    const token = tokenOf(await makeLink(person))
    const change = { email: 'pia.moved@bakery.example' }
    const { status } = await admin.client.patch(`/api/people/${person.id}`, change, { ifMatch: 1 })
    expect(status).toBe(200)
    expect((await look(token)).body.code).toBe('link-invalid')
  })

  it('sets the password for one of many concurrent uses of a link', async () => {
    const { add, makeLink, setPassword, signIn } = await startAccounts(await open())
    const { person } = await add('Pia', 'pmm')
    const token = tokenOf(await makeLink(person))
    const passwords = Array.from({ length: 6 }, (_, place) => `${newPassword} ${place}`)
    const answers = await Promise.all(passwords.map((password) => setPassword(token, password)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410])
    const winner = passwords[answers.findIndex(({ status }) => status === 204)]
    expect((await signIn(person, winner)).status).toBe(200)
  })

  it('gives the same response for expired, replaced, unknown links and those of disabled people', async () => {
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

  it('stores links as hashes only', async () => {
    const db = await open()
    const { add, makeLink } = await startAccounts(db)
    const { person } = await add('Pia', 'pmm')
    const token = tokenOf(await makeLink(person))
    const everything = JSON.stringify([
      await db.selectFrom('account_links').selectAll().execute(),
      await db.selectFrom('activity').selectAll().execute(),
    ])
    expect(everything).toContain('token_hash')
    expect(everything).not.toContain(token)
  })
})
