/** The administrator from the environment, and servers that strangers could set up first. */
import { expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import { openDatabase } from '#server/db/database.ts'
import { prepare } from '#server/prepare.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { startServer, testDeps } from '../support/server.ts'
import { sendRaw } from './attacks-fixtures.ts'
import { startCompany } from './grading-fixtures.ts'

const password = 'oven peel couche'
const silent = { PORT: '0', LOG_LEVEL: 'silent', PASSWORD_COST: '10' }
const configFor = (email: string, given = password) =>
  readConfig({ ...silent, HEADRACE_ADMIN_EMAIL: email, HEADRACE_ADMIN_PASSWORD: given })

eachDatabase((_name, open, newUrl) => {
  it('creates the administrator of a new installation once, with any number of servers', async () => {
    const deps = { ...testDeps(await open()), config: configFor('boss@bakery.example') }
    await Promise.all([prepare(deps), prepare(deps), prepare(deps)])
    const anyone = await startServer(deps)
    const answer = await anyone.put<Session>('/api/session', { email: 'boss@bakery.example', password })
    expect(answer).toMatchObject({ status: 200, body: { person: { role: 'administrator' } } })
    const client = anyone.after(answer)
    expect((await client.get<{ items: Person[] }>('/api/people')).body.items).toHaveLength(1)
    const set = await anyone.put('/api/first-administrator', { name: 'A', email: 'a@b.example', password })
    expect(set.status).toBe(409)
  })

  it('changes nothing while an administrator can sign in', async () => {
    const { deps, anyone, add } = await startCompany(await open())
    const { person } = await add('Pia', 'pmm')
    await prepare({ ...deps, config: configFor(person.email) })
    expect((await anyone.put('/api/session', { email: person.email, password })).status).toBe(401)
  })

  it('creates an administrator when people exist but no administrator has a password', async () => {
    const db = await open()
    const { deps, anyone, add } = await startCompany(db)
    const { person: pia } = await add('Pia', 'pmm')
    await db.deleteFrom('passwords').execute()
    await db.updateTable('people').set({ disabled_at: deps.now() }).where('id', '=', pia.id).execute()
    await prepare({ ...deps, config: configFor(pia.email) })
    const answer = await anyone.put<Session>('/api/session', { email: pia.email, password })
    expect(answer).toMatchObject({
      status: 200,
      body: { person: { id: pia.id, name: 'Pia', role: 'administrator', disabledAt: null } },
    })
    // From now on the environment may name anyone.
    await prepare({ ...deps, config: configFor('other@bakery.example') })
    expect((await anyone.put('/api/session', { email: 'other@bakery.example', password })).status).toBe(401)
  })

  it('prints how to sign in after an upgrade from a version without passwords', async () => {
    const url = await newUrl()
    const notice = 'Set HEADRACE_ADMIN_EMAIL and HEADRACE_ADMIN_PASSWORD and start again'
    const first = await launchServer({ DATABASE_URL: url })
    await first.client.firstAdministrator()
    expect(first.output()).not.toContain(notice)
    await first.stop()
    const db = openDatabase(url)
    await db.deleteFrom('passwords').execute()
    await db.destroy()
    const again = await launchServer({ DATABASE_URL: url })
    await expect.poll(again.output).toContain(notice)
  })

  it('does not start with an administrator’s password that is easy to guess', async () => {
    const deps = { ...testDeps(await open()), config: configFor('boss@bakery.example', 'Password1234') }
    await expect(prepare(deps)).rejects.toThrow('easy to guess')
  })

  it(
    'prints a code for the first administrator when strangers could come first',
    { timeout: 60_000 },
    async () => {
      const environment = {
        DATABASE_URL: await newUrl(),
        HOST: '0.0.0.0',
        HEADRACE_URL: 'http://headrace.bakery.example',
        PASSWORD_COST: '10',
      }
      const printed = /open http:\/\/headrace\.bakery\.example and enter this code: ([a-z2-9-]{14})\n/
      const first = await launchServer(environment)
      await expect.poll(first.output).toMatch(printed)
      const [, setupCode = ''] = printed.exec(first.output()) ?? []
      const input = { name: 'Ada', email: 'ada@bakery.example', password }
      const make = (body: object) =>
        sendRaw(first.client.url, '/api/first-administrator', {
          method: 'PUT',
          headers: { host: 'headrace.bakery.example', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      expect((await make(input)).status).toBe(422)
      expect((await make({ ...input, setupCode })).status).toBe(201)
      expect(await first.stop()).toBe(0)
      // Once people exist, a start prints none.
      const again = await launchServer(environment)
      await expect.poll(again.output).toContain('Headrace is at')
      expect(await again.stop()).toBe(0)
      expect(again.output()).not.toContain('code')
    },
  )

  it('does not print the password of the environment', async () => {
    const named = { HEADRACE_ADMIN_EMAIL: 'boss@bakery.example', HEADRACE_ADMIN_PASSWORD: password }
    const server = await launchServer({ DATABASE_URL: await newUrl(), ...named })
    expect(await server.stop()).toBe(0)
    expect(server.output()).not.toContain(password)
  })
})
