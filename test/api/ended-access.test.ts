/** Access ends with the right that gave it: every way in which a right ends × every credential. */
import { expect, it } from 'vitest'
import type { AccountLink } from '#server/contracts/accounts.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase, type NewDatabaseUrl } from '../support/databases.ts'
import { openEventReader } from '../support/event-reader.ts'
import { newPassword, startAccounts, tokenOf } from './accounts-fixtures.ts'
import { openWithLive, untilHeard } from './live-fixtures.ts'

const credentials = [
  'a session elsewhere',
  'a token',
  'a stream of the session',
  'a stream of the token',
  'a link for them',
  'a link that they made',
] as const
type Credential = (typeof credentials)[number]

/** An administrator with every credential. */
async function startAccess(newUrl: NewDatabaseUrl) {
  const { db, live } = await openWithLive(newUrl)
  const company = await startAccounts(db, { live })
  await untilHeard(live, db)
  const { admin, anyone, add, join, makeLink, look, signIn } = company
  const otto = await join('Otto')
  await admin.client.patch(`/api/people/${otto.person.id}`, { role: 'administrator' }, { ifMatch: 1 })
  const elsewhere = anyone.after(await signIn(otto.person))
  const input = { name: 'CI', scope: 'write', expiresOn: '2026-12-31' }
  const { body: token } = await otto.client.post<CreatedApiToken>('/api/api-tokens', input)
  const bearer = { headers: { authorization: `Bearer ${token.secret}` } }
  const vera = await add('Vera', 'viewer')
  const madeLink = tokenOf(
    (await otto.client.put<AccountLink>(`/api/people/${vera.person.id}/account-link`)).body,
  )
  const ownLink = tokenOf(await makeLink(otto.person))
  const streams = {
    'a stream of the session': await openEventReader(elsewhere),
    'a stream of the token': await openEventReader(anyone, bearer.headers),
  }

  /** Whether each credential still opens something. */
  async function opened(): Promise<Record<Credential, boolean>> {
    const { body: feature } = await admin.client.post<{ id: string }>('/api/features', { title: 'Rye' })
    const isOpen = (stream: (typeof streams)['a stream of the token']) =>
      Promise.race([stream.ended.then(() => false), stream.hinted(feature).then(() => true)])
    return {
      'a session elsewhere': (await elsewhere.get('/api/features')).status === 200,
      'a token': (await anyone.get('/api/features', bearer)).status === 200,
      'a stream of the session': await isOpen(streams['a stream of the session']),
      'a stream of the token': await isOpen(streams['a stream of the token']),
      'a link for them': (await look(ownLink)).status === 200,
      'a link that they made': (await look(madeLink)).status === 200,
    }
  }
  return { ...company, otto, vera, bearer, ownLink, madeLink, opened, version: 2 }
}
type Access = Awaited<ReturnType<typeof startAccess>>

const own = ({ otto }: Access) => `/api/people/${otto.person.id}`
/** Signing somebody out changes no version. */
const versioned = (path: string, ifMatch: number) =>
  ['', '/disabling', '/anonymisation'].includes(path) ? { ifMatch } : {}
const byAdmin =
  (method: string, path: string, body?: object) =>
  (access: Access): Promise<{ status: number }> =>
    access.admin.client.send(method, own(access) + path, body, versioned(path, access.version))

type Way = {
  happens: (access: Access) => Promise<{ status: number }>
  /** Whether each credential still opens something, in their order. */
  leaves: boolean[]
}
const ways: Record<string, Way> = {
  'being disabled': {
    happens: byAdmin('PUT', '/disabling'),
    leaves: [false, false, false, false, false, false],
  },
  'being anonymised': {
    happens: byAdmin('PUT', '/anonymisation'),
    leaves: [false, false, false, false, false, false],
  },
  'being demoted': {
    happens: byAdmin('PATCH', '', { role: 'viewer' }),
    leaves: [true, true, false, false, true, false],
  },
  'a new e-mail address': {
    happens: byAdmin('PATCH', '', { email: 'otto@elsewhere.example' }),
    leaves: [true, true, true, true, false, true],
  },
  'being signed out by an administrator': {
    happens: byAdmin('DELETE', '/sessions'),
    leaves: [false, false, false, false, true, true],
  },
  'signing out everywhere else': {
    happens: ({ otto }) => otto.client.delete('/api/sessions'),
    leaves: [false, false, false, false, true, true],
  },
  'a new password': {
    happens: ({ otto }) =>
      otto.client.put('/api/own-password', { current: newPassword, password: 'a wholly new one' }),
    leaves: [false, false, false, false, false, true],
  },
  'a password set by link': {
    happens: ({ setPassword, ownLink }) => setPassword(ownLink, 'a wholly new one'),
    leaves: [false, false, false, false, false, true],
  },
}

eachDatabase((_name, _open, newUrl) => {
  it('gives every credential access at first', async () => {
    const { opened } = await startAccess(newUrl)
    expect(Object.values(await opened())).toEqual(credentials.map(() => true))
  })

  it.each(Object.entries(ways))('%s ends what it should', async (_way, { happens, leaves }) => {
    const access = await startAccess(newUrl)
    expect((await happens(access)).status).toBeLessThan(300)
    const expected = Object.fromEntries(credentials.map((credential, index) => [credential, leaves[index]]))
    expect(await access.opened()).toEqual(expected)
  })

  it('does not come back with the right', async () => {
    const access = await startAccess(newUrl)
    const { admin, opened, otto } = access
    await ways['being demoted']!.happens(access)
    await admin.client.patch(own(access), { role: 'administrator' }, { ifMatch: 3 })
    expect((await opened())['a link that they made']).toBe(false)
    await admin.client.put(`${own(access)}/disabling`, undefined, { ifMatch: 4 })
    await admin.client.delete(`${own(access)}/disabling`, { ifMatch: 5 })
    expect(Object.values(await opened())).toEqual(credentials.map(() => false))
    expect((await otto.client.get('/api/features')).status).toBe(401)
  })

  it('lets a demoted person’s session and token do no more than their role now', async () => {
    const access = await startAccess(newUrl)
    const { anyone, bearer, otto } = access
    const add = (client: Client, options = {}) =>
      client.post<Problem>('/api/features', { title: 'New' }, options)
    expect((await add(anyone, bearer)).status).toBe(201)
    await ways['being demoted']!.happens(access)
    for (const answer of [await add(anyone, bearer), await add(otto.client)]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed'])
    }
    const link = await otto.client.put<Problem>(`/api/people/${access.vera.person.id}/account-link`)
    expect([link.status, link.body.code]).toEqual([403, 'not-allowed'])
  })

  it('checks a link’s maker when the link is used, however they lost the right', async () => {
    for (const change of [{ role: 'pmm' }, { disabled_at: '2026-11-23T08:00:00.000Z' }]) {
      const { db, look, setPassword, otto, madeLink } = await startAccess(newUrl)
      await db.updateTable('people').set(change).where('id', '=', otto.person.id).execute()
      expect((await look(madeLink)).status).toBe(410)
      expect((await setPassword(madeLink)).body?.code).toBe('link-invalid')
    }
  })
})
