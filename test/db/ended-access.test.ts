/** What restoring a backup ends: every credential that the database may hold, whatever the backup says. */
import { expect, it } from 'vitest'
import { accessEndings, endAccess, endedTables } from '#server/db/ended-access.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { startAccounts, tokenOf } from '../api/accounts-fixtures.ts'
import { describedTables } from './described-tables.ts'

/** Tables with secrets that stay as they were in the backup, each with the reason. */
const kept: Record<string, string> = {
  passwords: 'people sign in with them again',
  second_factors: 'people sign in with them again',
}

it('covers every table with a secret', () => {
  const withSecret = Object.entries(describedTables()).flatMap(([table, columns]) =>
    Object.keys(columns).some((column) => /(^|_)(hash|secret|token|verifier|nonce)$/.test(column))
      ? [table]
      : [],
  )
  expect(withSecret.sort()).toEqual([...endedTables, ...Object.keys(kept)].sort())
})

it('leaves out tables that an earlier version did not have', () => {
  expect(accessEndings(testNow, ['sessions', 'people'])).toEqual(['delete from sessions'])
})

eachDatabase((_name, open) => {
  it('ends sessions, links and tokens, and lets people sign in again', async () => {
    const { admin, anyone, db, join, signIn, makeLink, look } = await startAccounts(await open())
    const pia = await join('Pia')
    const link = tokenOf(await makeLink(pia.person))
    const input = { name: 'CI', scope: 'read', expiresOn: '2026-12-31' }
    const { body: made } = await pia.client.post<{ id: string; secret: string }>('/api/api-tokens', input)
    const withToken = () =>
      anyone.get('/api/features', { headers: { authorization: `Bearer ${made.secret}` } })
    expect([(await withToken()).status, (await look(link)).status]).toEqual([200, 200])
    await endAccess(db, testNow)
    expect([(await withToken()).status, (await look(link)).status]).toEqual([401, 410])
    for (const { client } of [admin, pia]) expect((await client.get('/api/features')).status).toBe(401)
    const back = await signIn(pia.person)
    expect(back.status).toBe(200)
    const { body } = await anyone.after(back).get<{ items: object[] }>('/api/api-tokens')
    expect(body.items).toMatchObject([{ id: made.id, revokedAt: testNow }])
  })
})
