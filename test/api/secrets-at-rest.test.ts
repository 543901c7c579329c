/** No secret can be read in the database, and the keys that seal those that must be read again. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { generateSync } from 'otplib'
import { expect, it, onTestFinished } from 'vitest'
import { aesSealing } from '#server/adapters/sealing.ts'
import type { RecoveryCodes, SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { fileOfUrl, openDatabase } from '#server/db/database.ts'
import { migrateToLatest } from '#server/db/migrate.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { resealSecondFactors } from '#server/resources/accounts/second-factor-secrets.service.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { cellsWith } from '../support/every-cell.ts'
import { launchServer } from '../support/server-process.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { startProvider } from '../support/sign-on-provider.ts'
import { newPassword, startAccounts } from './accounts-fixtures.ts'
import { beginAtProvider } from './single-sign-on-fixtures.ts'

const stepSeconds = 30
const codeAt = (secret: string, step: number) =>
  generateSync({ secret, epoch: Date.parse(testNow) / 1000 + step * stepSeconds })

/** Pia, with a confirmed second factor. */
async function startFactor(db: Kysely<Database>, given: Partial<Deps> = {}) {
  const company = await startAccounts(db, given)
  const pia = await company.join('Pia')
  const { body: offer } = await pia.client.post<SecondFactorOffer>('/api/second-factor')
  const { body } = await pia.client.put<RecoveryCodes>('/api/second-factor', {
    code: codeAt(offer.secret, 0),
  })
  const storedSecret = async () =>
    (await db.selectFrom('second_factors').select('secret').executeTakeFirstOrThrow()).secret
  return { ...company, pia, secret: offer.secret, recoveryCodes: body.codes, storedSecret }
}

/** The forms in which bytes may be written. */
const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('hex'), bytes.toString('base64').slice(0, -3)]
}

eachDatabase((name, open, newUrl) => {
  it('stores no secret that can be read, in any column of any table', async () => {
    const url = await newUrl()
    const db = openDatabase(url)
    onTestFinished(() => db.destroy())
    await migrateToLatest(db)
    const { newToken, config } = testDeps(db)
    const secrets: string[] = []
    const { config: singleSignOn } = await startProvider()
    const { admin, anyone, pia, makeLink, secret, recoveryCodes } = await startFactor(db, {
      newToken: () => {
        const token = newToken()
        secrets.push(token)
        return token
      },
      config: { ...config, singleSignOn },
    })
    const days = { name: 'Script', scope: 'read', expiresOn: '2026-12-01' }
    expect((await pia.client.post<Problem>('/api/api-tokens', days)).status).toBe(201)
    await makeLink(admin.person)
    await beginAtProvider(anyone)
    // Sessions, the link that Pia used and the open one, ten recovery codes, the token, and three of single sign-on.
    expect(secrets.length).toBeGreaterThanOrEqual(17)
    secrets.push(secret, newPassword, testPassword, ...recoveryCodes)
    secrets.push(...recoveryCodes.map((code) => code.replaceAll('-', '')))
    for (const form of secrets.flatMap(formsOf)) expect(await cellsWith(db, form), form).toEqual([])

    const file = fileOfUrl(url)
    if (file === undefined) return
    for (const part of [file, `${file}-wal`].filter((path) => existsSync(path))) {
      const bytes = readFileSync(part)
      for (const form of secrets.flatMap(formsOf))
        expect(bytes.includes(form), `${form} in ${part}`).toBe(false)
    }
  })

  it('opens a sealed secret for its own person only', async () => {
    const db = await open()
    const { pia, join, secret, signIn } = await startFactor(db)
    const { person: rosa, client } = await join('Rosa')
    await client.post('/api/second-factor')
    const stolen = await db
      .selectFrom('second_factors')
      .selectAll()
      .where('person_id', '=', pia.person.id)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('second_factors')
      .set({ secret: stolen.secret, confirmed_at: stolen.confirmed_at })
      .where('person_id', '=', rosa.id)
      .execute()
    const answer = await client.put<Problem>('/api/session', {
      email: rosa.email,
      password: newPassword,
      code: codeAt(secret, 1),
    })
    expect(answer).toMatchObject({ status: 503, body: { code: 'second-factor-unreadable' } })
    expect((await signIn(rosa)).body).toMatchObject({ code: 'second-factor-required' })
  })

  it('seals anew with a new key what a previous one sealed, and lets people in by other ways when it is lost', async () => {
    const db = await open()
    const before = await startFactor(db, { sealing: aesSealing('the old key') })
    const sealed = await before.storedSecret()
    const startWith = async (sealing: Deps['sealing']) => {
      const deps = { ...before.deps, sealing }
      return { client: await startServer(deps), unreadable: await resealSecondFactors(deps) }
    }
    const signIn = (client: typeof before.anyone, code: string) =>
      client.put<Problem>('/api/session', { email: before.pia.person.email, password: newPassword, code })

    const rotated = await startWith(aesSealing('the new key', ['the old key']))
    expect(rotated.unreadable).toBe(0)
    const resealed = await before.storedSecret()
    expect(resealed).not.toBe(sealed)
    const later = await startWith(aesSealing('the new key'))
    expect(later.unreadable).toBe(0)
    expect(await before.storedSecret()).toBe(resealed)
    expect((await signIn(later.client, codeAt(before.secret, 1))).status).toBe(200)

    const lost = await startWith(aesSealing('quite another key'))
    expect(lost.unreadable).toBe(1)
    expect(await signIn(lost.client, codeAt(before.secret, 1))).toMatchObject({
      status: 503,
      body: { code: 'second-factor-unreadable' },
    })
    expect((await signIn(lost.client, before.recoveryCodes[3]!)).status).toBe(200)
    const { id } = before.pia.person
    expect((await before.admin.client.delete(`/api/people/${id}/second-factor`)).status).toBe(204)
    expect((await before.signIn(before.pia.person)).status).toBe(200)
  })

  if (name === 'SQLite') {
    it(
      'says at the start whose key is lost, and removes a second factor from the command line',
      { timeout: 60_000 },
      async () => {
        const url = await newUrl()
        const db = openDatabase(url)
        await migrateToLatest(db)
        const { pia } = await startFactor(db)
        await db.destroy()
        const environment = { DATABASE_URL: url, HEADRACE_SECRET: 'x'.repeat(32) }
        const server = await launchServer({ ...environment, LOG_LEVEL: 'silent' })
        expect(server.output()).toMatch(
          /Second factors that the key in use does not open: 1\..*remove-second-factor/,
        )
        expect(await server.stop()).toBe(0)
        const args = ['--import', 'tsx', '.config/remove-second-factor.ts', pia.person.email]
        const removed = spawnSync(process.execPath, args, {
          env: { ...process.env, ...environment },
          encoding: 'utf8',
        })
        expect(removed.stdout + removed.stderr).toBe(
          'Pia signs in without a second factor, and can set up a new one.\n',
        )
        const again = await launchServer({ ...environment, LOG_LEVEL: 'silent' })
        expect(again.output()).not.toContain('Second factors')
        const given = { email: pia.person.email, password: newPassword }
        expect((await again.client.put('/api/session', given)).status).toBe(200)
      },
    )

    it('compares an entered recovery code with all by one derivation', async () => {
      const { passwords } = testDeps(await open())
      const codes = Array.from({ length: 10 }, (_, index) => `code${index}`)
      const [hashes, others] = [await passwords.hashAll(codes), await passwords.hashAll(codes)]
      const salts = new Set(hashes.map((hash) => hash.split('$')[3]))
      expect(salts.size).toBe(1)
      expect(salts).not.toContain(others[0]!.split('$')[3])
      expect(await passwords.findIn('code7', hashes)).toBe(hashes[7])
      expect(await passwords.findIn('code11', hashes)).toBeUndefined()
      expect(await passwords.findIn('code7', [])).toBeUndefined()
    })
  }
})
