/** Every route × API tokens of every role: a route accepts tokens only when it declares so, and all that do are listed here. */
import { expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import { roles } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { everyRoute, type KnownRoute, nameOf } from './every-route.ts'
import { startCompany } from './grading-fixtures.ts'
import { openEventReader } from '../support/event-reader.ts'

/** What API tokens reach, as far as role and scope go. Everything else is refused: a new route has to be added here. */
const forTokens: Record<string, string[]> = {
  'features, without deleting for good and changing who sees them': [
    'GET POST /api/features',
    'GET /api/features/export',
    'GET PATCH /api/features/:id',
    'GET /api/features/:id/export',
    'GET /api/features/:id/confidentiality',
    'PUT DELETE /api/features/:id/archive',
  ],
  'documents, without deleting for good': [
    'GET POST /api/features/:id/documents',
    'POST /api/features/:id/documents/file',
    'PUT /api/features/:key/prd',
    'GET PATCH /api/documents/:id',
    'GET POST /api/documents/:id/versions',
    'POST /api/documents/:id/versions/file',
    'GET /api/documents/:id/versions/:number/text',
    'GET /api/documents/:id/versions/:number/file',
    'GET /api/documents/:id/versions/:number/images/:sha256',
    'PUT DELETE /api/documents/:id/versions/:number/withdrawal',
    'PUT /api/documents/:id/main',
    'PUT DELETE /api/documents/:id/final',
    'PUT DELETE /api/documents/:id/archive',
  ],
  grading: [
    'GET /api/features/:id/grading',
    'GET /api/features/:id/grading/nearest',
    'PUT /api/features/:id/grading/reveal',
    'PUT /api/features/:id/scorecards/mine',
    'PUT /api/features/:id/scorecards/mine/submission',
    'PUT /api/features/:id/scorecards/mine/revision',
    'POST /api/features/:id/decisions',
  ],
  'launches and their plans, without deleting for good and changing who sees them': [
    'GET POST /api/launches',
    'GET PATCH /api/launches/:id',
    'GET /api/launches/:id/export',
    'GET /api/launches/:id/confidentiality',
    'PUT DELETE /api/launches/:id/archive',
    'POST /api/launches/:id/previews',
    'PUT DELETE /api/launches/:id/plan',
  ],
  tasks: [
    'GET POST /api/launches/:id/tasks',
    'GET /api/tasks',
    'GET PATCH DELETE /api/tasks/:id',
    'PUT DELETE /api/tasks/:id/completion',
    'PUT DELETE /api/tasks/:id/skip',
    'PUT DELETE /api/tasks/:id/ticks/:week',
  ],
  warnings: ['GET /api/warnings', 'PUT DELETE /api/warnings/:id/dismissal', 'GET /api/desk'],
  imports: [
    'POST /api/imports',
    'GET PATCH /api/imports/:id',
    'GET /api/imports/progress',
    'GET /api/imports/:id/rows',
    'PUT /api/imports/:id/commit',
  ],
  policies: [
    'GET POST /api/rubrics',
    'GET /api/rubrics/current',
    'GET /api/rubrics/:id',
    'GET POST /api/playbooks',
    'GET /api/playbooks/current',
    'GET /api/playbooks/:id',
    'GET POST /api/calendars',
    'GET PUT /api/calendars/:id',
    'GET POST /api/product-areas',
    'GET PATCH /api/product-areas/:id',
  ],
  'names of people, roles, the settings that dates need, the history without accounts': [
    'GET /api/people',
    'GET /api/people/:id',
    'GET /api/access',
    'GET /api/workspace',
    'GET /api/activity',
  ],
  'hints and presence': ['GET /api/events', 'PUT DELETE /api/presence'],
  documentation: ['GET /api/openapi.json'],
}

const listed = Object.values(forTokens)
  .flat()
  .flatMap((line) => {
    const words = line.split(' ')
    return words.slice(0, -1).map((method) => `${method} ${words.at(-1)}`)
  })

const routes = await everyRoute()
/** Needs audit.read without an entity. */
const isHistory = ({ url }: KnownRoute) => url === '/api/activity'
const isDocs = ({ url }: KnownRoute) => url.startsWith('/api/docs')
const api = routes.filter(({ url }) => url.startsWith('/api/'))

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const addressOf = ({ url }: KnownRoute): string =>
  url.replace(':week', '1').replace(':number', '1').replace('*', 'x').replace(/:\w+/g, nobodysId)

const makeToken = async (client: Client, scope: string): Promise<CreatedApiToken> =>
  (await client.post<CreatedApiToken>('/api/api-tokens', { name: 'Robot', scope, expiresOn: '2026-12-24' }))
    .body
const send = (client: Client, route: KnownRoute, token: CreatedApiToken) =>
  client.send<Problem | undefined>(route.method, addressOf(route), undefined, bearer(token))
const bearer = ({ secret }: CreatedApiToken) => ({ headers: { authorization: `Bearer ${secret}` } })

it('accepts tokens on the listed routes only', () => {
  const open = api.filter((route) => route.isForTokens && !isDocs(route) && route.method !== 'HEAD')
  expect(open.map(nameOf).sort()).toEqual(listed.sort())
  // A HEAD route is its GET route.
  const heads = api.filter(({ method, isForTokens }) => method === 'HEAD' && isForTokens)
  for (const { url } of heads.filter((route) => !isDocs(route))) expect(listed).toContain(`GET ${url}`)
})

eachDatabase((_name, open) => {
  it('refuses tokens of every role on all other routes', async () => {
    const { add, admin, anyone } = await startCompany(await open())
    for (const role of roles) {
      const { client } = role === 'administrator' ? admin : await add(role, role)
      for (const scope of ['read', 'write']) {
        const token = await makeToken(client, scope)
        const closed = api.filter(({ isForTokens }) => !isForTokens)
        await Promise.all(
          closed.map(async (route) => {
            const { status, body } = await send(anyone, route, token)
            const told = `${nameOf(route)} as ${role} (${scope})`
            expect(status, told).toBe(403)
            if (route.method !== 'HEAD') expect(body?.code, told).toBe('not-for-tokens')
          }),
        )
      }
    }
  })

  it('lets tokens do on the listed routes what role and scope allow', async () => {
    const { add, admin, anyone } = await startCompany(await open())
    for (const role of ['administrator', 'pm', 'viewer'] as const) {
      const { client } = role === 'administrator' ? admin : await add(role, role)
      const token = await makeToken(client, 'write')
      const declared = api.filter(
        (route) => route.isForTokens && route.method !== 'HEAD' && !isDocs(route) && !isHistory(route),
      )
      await Promise.all(
        declared.map(async (route) => {
          const { status, body } = await send(anyone, route, token)
          const isAllowed = route.action === 'public' || accessTable[route.action as Action][role] !== 'no'
          const told = `${nameOf(route)} as ${role}: ${status}`
          if (isAllowed) expect([401, 403], told).not.toContain(status)
          else expect([status, body?.code], told).toEqual([403, 'not-allowed'])
        }),
      )
    }
  })

  it('answers 404 to a token for what does not exist', async () => {
    const { admin, anyone } = await startCompany(await open())
    const token = await makeToken(admin.client, 'read')
    expect((await anyone.get('/api/nothing', bearer(token))).status).toBe(404)
  })

  it('shows a token no address, no sign-in and no origin', async () => {
    const { add, admin, anyone } = await startCompany(await open())
    const { person } = await add('Pia', 'pmm', { jobFunction: 'pmm' })
    await admin.client.patch(`/api/people/${person.id}`, { email: 'pia@elsewhere.example' }, { ifMatch: 1 })
    await admin.client.put('/api/session', { email: 'eve@evil.example', password: 'flour water yeast' })
    const token = await makeToken(admin.client, 'write')
    const { id, name, role, jobFunction } = person
    const named = { id, name, role, jobFunction, disabledAt: null }
    expect((await anyone.get(`/api/people/${id}`, bearer(token))).body).toEqual(named)
    const { body } = await anyone.get<{ items: object[] }>('/api/people', bearer(token))
    expect(body.items).toContainEqual(named)
    await anyone.post('/api/features', { title: 'Rye' }, bearer(token))
    const history = await anyone.get<ActivityPage>('/api/activity', bearer(token))
    const nouns = new Set(history.body.items.map(({ noun }) => noun))
    expect([...nouns].filter((noun) => ['person', 'session', 'api-token'].includes(noun))).toEqual([])
    expect(history.body.items.map(({ verb }) => verb)).toContain('created')
    expect(history.body.items.map(({ origin }) => origin).filter(Boolean)).toEqual([])
    const ofPerson = await anyone.get<ActivityPage>(`/api/activity?entityId=${id}`, bearer(token))
    expect(ofPerson.body.items).toEqual([])
    const everything = api.filter(
      ({ method, isForTokens, url }) => method === 'GET' && isForTokens && !/docs|events/.test(url),
    )
    for (const route of everything) {
      const answer = await anyone.get(addressOf(route).replace(nobodysId, id), bearer(token))
      expect(JSON.stringify(answer.body ?? ''), nameOf(route)).not.toMatch(
        /@(bakery|elsewhere|evil)\.example/,
      )
    }
  })

  it('sends a token no hints about sessions and tokens', async () => {
    const { add, admin, anyone } = await startCompany(await open())
    const { person } = await add('Pia', 'pmm')
    const stream = await openEventReader(anyone, bearer(await makeToken(admin.client, 'read')).headers)
    await anyone.signedInAs(person.id)
    await makeToken(admin.client, 'read')
    const { body: feature } = await admin.client.post<{ id: string }>('/api/features', { title: 'Rye' })
    await stream.hinted(feature)
    expect(JSON.stringify(stream.events)).not.toMatch(/session|api-token/)
  })
})
