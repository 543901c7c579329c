/** Disabling and enabling people. */
import { expect, it } from 'vitest'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Person } from '#server/contracts/people.ts'
import { eachDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { auditEventsOf, nobodysId, startAccounts, tokenOf } from './accounts-fixtures.ts'

eachDatabase((_name, open) => {
  it('disables people immediately and enables them again', async () => {
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
    const verbs = (await auditEventsOf(admin, `entityId=${person.id}&noun=person`)).map(({ verb }) => verb)
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

  it('always keeps an administrator who can sign in', async () => {
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

  it('revokes tokens permanently when a person is disabled or resets a forgotten password', async () => {
    const { admin, anyone, join, disable, makeLink, setPassword } = await startAccounts(await open())
    const withToken = async (name: string) => {
      const member = await join(name)
      const input = { name: 'CI', scope: 'read', expiresOn: '2026-12-31' }
      const { body } = await member.client.post<CreatedApiToken>('/api/api-tokens', input)
      const read = () => anyone.get('/api/features', { headers: { authorization: `Bearer ${body.secret}` } })
      expect((await read()).status).toBe(200)
      return { ...member, read }
    }
    const pia = await withToken('Pia')
    expect((await disable(pia.person)).status).toBe(200)
    const path = `/api/people/${pia.person.id}/disabling`
    expect((await admin.client.delete(path, { ifMatch: 2 })).status).toBe(200)
    expect((await pia.read()).status).toBe(401)
    const paul = await withToken('Paul')
    expect((await setPassword(tokenOf(await makeLink(paul.person)), 'a wholly new one')).status).toBe(204)
    expect((await paul.read()).status).toBe(401)
    const told = await auditEventsOf(admin, 'noun=api-token&verb=revoked')
    expect(told.map(({ person: by, entityTitle }) => [by?.name, entityTitle])).toEqual([
      ['Paul', 'CI'],
      ['Ada', 'CI'],
    ])
  })

  it('refuses disabled people in fields, but keeps them where they are set', async () => {
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
})
