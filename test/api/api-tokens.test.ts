/** Personal API tokens: created once, limited by scope, invalid as soon as they are revoked. */
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { ApiTokenList, CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { TokenScope } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { startCompany } from './grading-fixtures.ts'

const expiresOn = '2026-12-24'

const make = async (client: Client, scope: TokenScope, rest: object = {}): Promise<CreatedApiToken> => {
  const given = { name: 'Warehouse', scope, expiresOn, ...rest }
  const { status, body } = await client.post<CreatedApiToken>('/api/api-tokens', given)
  expect({ status, body }).toMatchObject({ status: 201 })
  return body
}
const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })

eachDatabase((_name, open) => {
  it('shows the secret once and stores only its hash', async () => {
    const { admin, db } = await startCompany(await open())
    const made = await make(admin.client, 'read')
    expect(made.secret).toMatch(/^hr_[\w-]{43}$/)
    const listed = (await admin.client.get<ApiTokenList>('/api/api-tokens')).body
    const { secret, ...rest } = made
    expect(listed.items).toEqual([rest])
    const stored = await db.selectFrom('api_tokens').selectAll().execute()
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(secret.slice(3))
    expect(stored[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('allows what both its scope and its owner’s role allow', async () => {
    const { add, admin, anyone, addFeature } = await startCompany(await open())
    const feature = await addFeature('Rye')
    const viewer = await add('Vera', 'viewer')
    const pmm = await add('Pia', 'pmm')
    const ask = async (secret: string, method: string, path: string, body?: object) => {
      const version = method === 'PATCH' ? { ifMatch: 1 } : {}
      const answer = await anyone.send<Problem>(method, path, body, { ...bearer(secret), ...version })
      return [answer.status, answer.body?.code]
    }
    const title = { title: 'New' }
    const reading = await make(pmm.client, 'read')
    expect(await ask(reading.secret, 'GET', '/api/features')).toEqual([200, undefined])
    expect(await ask(reading.secret, 'POST', '/api/features', title)).toEqual([403, 'scope-too-small'])
    expect(await ask(reading.secret, 'PATCH', `/api/features/${feature.id}`, title)).toEqual([
      403,
      'scope-too-small',
    ])
    const uploading = await make(pmm.client, 'prd-upload')
    expect(await ask(uploading.secret, 'GET', '/api/features')).toEqual([200, undefined])
    expect(await ask(uploading.secret, 'GET', '/api/launches')).toEqual([403, 'scope-too-small'])
    expect(await ask(uploading.secret, 'POST', '/api/features', title)).toEqual([403, 'scope-too-small'])
    // Not even with an administrator's token: the history and the desk contain more than features.
    const uploadingAll = await make(admin.client, 'prd-upload')
    for (const path of [
      '/api/activity',
      `/api/activity?entityId=${feature.id}`,
      '/api/desk',
      '/api/warnings',
    ]) {
      expect(await ask(uploadingAll.secret, 'GET', path), path).toEqual([403, 'scope-too-small'])
    }
    const writing = await make(pmm.client, 'write')
    expect(await ask(writing.secret, 'POST', '/api/features', title)).toEqual([201, undefined])
    const viewing = await make(viewer.client, 'write')
    expect(await ask(viewing.secret, 'POST', '/api/features', title)).toEqual([403, 'not-allowed'])
    const all = await make(admin.client, 'write')
    for (const path of ['/api/api-tokens', '/api/sessions']) {
      expect(await ask(all.secret, 'GET', path), path).toEqual([403, 'not-for-tokens'])
    }
    const another = { name: 'Another', scope: 'write', expiresOn }
    expect(await ask(all.secret, 'POST', '/api/api-tokens', another)).toEqual([403, 'not-for-tokens'])
  })

  it('is the origin of its events in the history, which also records its creation and revocation', async () => {
    const { admin, anyone } = await startCompany(await open())
    const token = await make(admin.client, 'write', { name: 'Warehouse' })
    await anyone.post('/api/features', { title: 'Rye' }, bearer(token.secret))
    await admin.client.delete(`/api/api-tokens/${token.id}`)
    const { body } = await admin.client.get<ActivityPage>('/api/activity')
    const told = body.items.map(({ noun, verb, entityTitle, person }) => [
      noun,
      verb,
      entityTitle,
      person?.name,
    ])
    expect(told.slice(0, 3)).toEqual([
      ['api-token', 'revoked', 'Warehouse', 'Ada'],
      ['feature', 'created', 'Rye', 'Ada'],
      ['api-token', 'made', 'Warehouse', 'Ada'],
    ])
    expect(JSON.stringify(body)).not.toContain(token.secret)
  })

  it('records the token and the IP address in its events', async () => {
    const { admin, anyone, db } = await startCompany(await open())
    const token = await make(admin.client, 'write')
    await anyone.post('/api/features', { title: 'Rye' }, bearer(token.secret))
    const row = await db
      .selectFrom('activity')
      .select(['origin_kind', 'origin_id', 'address'])
      .where('noun', '=', 'feature')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ origin_kind: 'token', origin_id: token.id, address: '127.0.0.1' })
  })

  it('is valid until the end of its last day in the workspace time zone', async () => {
    let now = testNow
    const { admin, anyone } = await startCompany(await open(), { now: () => now })
    const { version } = (await admin.client.get<{ version: number }>('/api/workspace')).body
    await admin.client.patch('/api/workspace', { timeZone: 'America/New_York' }, { ifMatch: version })
    const token = await make(admin.client, 'read')
    expect(token.expiresAt).toBe('2026-12-25T05:00:00.000Z')
    now = '2026-12-25T04:59:59.999Z'
    expect((await anyone.get('/api/features', bearer(token.secret))).status).toBe(200)
    now = token.expiresAt
    expect((await anyone.get('/api/features', bearer(token.secret))).status).toBe(401)
  })

  it('requires an expiry date in the future, at most a year ahead', async () => {
    const { admin } = await startCompany(await open())
    const fault = async (day: string) => {
      const given = { name: 'Warehouse', scope: 'read', expiresOn: day }
      const { status, body } = await admin.client.post<Problem>('/api/api-tokens', given)
      return [status, body.errors?.map(({ path, code }) => [path, code])]
    }
    expect(await fault('2026-11-20')).toEqual([422, [['expiresOn', 'in-the-past']]])
    expect(await fault('2027-12-01')).toEqual([422, [['expiresOn', 'too-far-ahead']]])
    expect(await fault('2027-02-30')).toEqual([422, [['expiresOn', 'not-a-date']]])
  })

  it('records its last use at most once a minute', async () => {
    let now = testNow
    const { admin, anyone } = await startCompany(await open(), { now: () => now })
    const token = await make(admin.client, 'read')
    const lastUse = async () => {
      await anyone.get('/api/features', bearer(token.secret))
      return (await admin.client.get<ApiTokenList>('/api/api-tokens')).body.items[0]?.lastUsedAt
    }
    // The use is recorded after the response.
    await expect.poll(lastUse).toBe(testNow)
    now = '2026-11-23T08:00:59.000Z'
    expect(await lastUse()).toBe(testNow)
    expect(await lastUse()).toBe(testNow)
    now = '2026-11-23T08:01:00.000Z'
    await expect.poll(lastUse).toBe(now)
  })

  it('is rejected once revoked, can be revoked by its owner only, and its row stays', async () => {
    const { add, admin, anyone } = await startCompany(await open())
    const pia = await add('Pia', 'pmm')
    const token = await make(pia.client, 'read')
    const others = await admin.client.delete<Problem>(`/api/api-tokens/${token.id}`)
    expect([others.status, others.body.code]).toEqual([404, 'not-found'])
    expect((await admin.client.get<ApiTokenList>('/api/api-tokens')).body.items).toEqual([])
    expect((await anyone.get('/api/features', bearer(token.secret))).status).toBe(200)
    expect((await pia.client.delete(`/api/api-tokens/${token.id}`)).status).toBe(204)
    expect((await pia.client.delete(`/api/api-tokens/${token.id}`)).status).toBe(204)
    expect((await anyone.get('/api/features', bearer(token.secret))).status).toBe(401)
    const kept = (await pia.client.get<ApiTokenList>('/api/api-tokens')).body.items
    expect(kept).toMatchObject([{ id: token.id, revokedAt: testNow }])
  })

  it('is rejected while its owner is disabled', async () => {
    const { add, anyone, db } = await startCompany(await open())
    const pia = await add('Pia', 'pmm')
    const token = await make(pia.client, 'read')
    await db.updateTable('people').set({ disabled_at: testNow }).where('id', '=', pia.person.id).execute()
    expect((await anyone.get('/api/features', bearer(token.secret))).status).toBe(401)
  })

  it('refuses an invalid token, even with a valid session', async () => {
    const { admin } = await startCompany(await open())
    for (const secret of ['', 'hr_', `hr_${'a'.repeat(43)}`, 'a'.repeat(4000), "' or 1=1 --"]) {
      for (const path of ['/api/features', '/api/session']) {
        const { status, body, headers } = await admin.client.get<Problem>(path, bearer(secret))
        expect([status, body.code], secret).toEqual([401, 'not-signed-in'])
        expect(headers.get('www-authenticate')).toBe('Bearer')
      }
    }
    // Other authorization schemes, such as those of a proxy, are ignored.
    const basic = { headers: { authorization: 'Basic YTpi' } }
    expect((await admin.client.get('/api/features', basic)).status).toBe(200)
  })
})
