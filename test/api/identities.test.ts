/** Linked single sign-on identities: listed, unlinked, refused from then on, and linked again. */
import { expect, it } from 'vitest'
import type { IdentityList } from '#server/contracts/identities.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Session } from '#server/contracts/session.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { auditEventsOf } from './accounts-fixtures.ts'
import { locationOf, signOn, startSignOn } from './single-sign-on-fixtures.ts'

const gala = { sub: 'gala-1', email: 'gala@bakery.example', email_verified: true, name: 'Gala' }
const failurePage = '/sign-in?problem=sign-on-failed'

async function startLinked(open: OpenTestDatabase) {
  const company = await startSignOn(await open())
  const { anyone, provider, admin, db } = company
  provider.vouchFor(gala)
  const { client } = await signOn(anyone)
  const person = (await client.get<Session>('/api/session')).body.person!
  const ofGala = async () => (await client.get<IdentityList>('/api/identities')).body.items
  const at = `/api/people/${person.id}/identities`
  const listed = async () => (await admin.client.get<IdentityList>(at)).body.items
  const givePassword = async () => {
    const { hash } = await db.selectFrom('passwords').select('hash').executeTakeFirstOrThrow()
    await db
      .insertInto('passwords')
      .values({ person_id: person.id, hash, changed_at: '2026-11-23T08:00:00.000Z' })
      .execute()
  }
  return { ...company, client, person, ofGala, listed, at, givePassword }
}

eachDatabase((_name, open) => {
  it('are listed to their person and to administrators', async () => {
    const { ofGala, listed, provider, add, at } = await startLinked(open)
    const [identity, ...others] = await ofGala()
    expect(others).toEqual([])
    expect(identity).toMatchObject({ issuer: provider.config.issuer, subject: 'gala-1', unlinkedAt: null })
    expect(await listed()).toEqual([identity])
    const { client: lena } = await add('Lena', 'marketing-lead')
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const path = method === 'GET' ? at : `${at}/${identity?.id}`
      expect((await lena.send(method, path)).status, method).toBe(403)
    }
    // Another person's identity is not one's own.
    expect((await lena.delete(`/api/identities/${identity?.id}`)).status).toBe(404)
  })

  it('are unlinked unless they are the last way in, and end their sessions only', async () => {
    const { anyone, ofGala, client, person, admin, givePassword, at, listed } = await startLinked(open)
    const [identity] = await ofGala()
    for (const answer of [
      await client.delete<Problem>(`/api/identities/${identity?.id}`),
      await admin.client.delete<Problem>(`${at}/${identity?.id}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'last-way-in'])
    }
    await givePassword()
    const byPassword = await anyone.signedInAs(person.id)
    expect((await client.delete(`/api/identities/${identity?.id}`)).status).toBe(204)
    expect((await client.get('/api/features')).status).toBe(401)
    expect((await byPassword.get('/api/features')).status).toBe(200)
    expect((await byPassword.delete(`/api/identities/${identity?.id}`)).status).toBe(204)
    // The provider still vouches for this person, and would link them again.
    expect(locationOf((await signOn(anyone)).answer)).toBe(failurePage)
    const [refusal] = await auditEventsOf(admin, 'verb=sign-in-refused')
    expect(refusal?.changes.find(({ field }) => field === 'reason')?.after).toBe('identity-unlinked')
    expect((await listed()).map(({ unlinkedAt }) => unlinkedAt)).toEqual([expect.any(String)])

    expect((await admin.client.put(`${at}/${identity?.id}`)).status).toBe(204)
    expect((await (await signOn(anyone)).client.get('/api/features')).status).toBe(200)
    const told = await auditEventsOf(admin, `noun=person&entityId=${person.id}`)
    expect(told.map(({ verb, person: by }) => [verb, by?.name]).slice(0, 3)).toEqual([
      ['identity-linked', 'Ada'],
      ['identity-unlinked', 'Gala'],
      ['identity-linked', 'Gala'],
    ])
  })

  it('leave one when two are unlinked at once, and count only those of the present provider', async () => {
    const { anyone, provider, ofGala, client, db } = await startLinked(open)
    provider.vouchFor({ ...gala, sub: 'gala-2' })
    await signOn(anyone)
    const ids = (await ofGala()).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    const answers = await Promise.all(ids.map((id) => client.delete(`/api/identities/${id}`)))
    // The session of the first ends with it, if that one was unlinked.
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const left = db.selectFrom('identities').select('id').where('unlinked_at', 'is', null)
    expect(await left.execute()).toHaveLength(1)
    await db.updateTable('identities').set({ unlinked_at: null, issuer: 'https://old.example' }).execute()
    const again = await anyone.signedInAs(
      (await db.selectFrom('identities').select('person_id').executeTakeFirstOrThrow()).person_id,
    )
    expect((await again.delete<Problem>(`/api/identities/${ids[0]}`)).body.code).toBe('last-way-in')
  })
})
