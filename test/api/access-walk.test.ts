/** Every route × every role against the permission table: a route without a declared action fails here. */
import { expect, it } from 'vitest'
import { type Role, roles } from '#server/contracts/lists.ts'
import type { Document } from '#server/contracts/documents.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { form } from './documents-fixtures.ts'
import { everyRoute, type KnownRoute, nameOf } from './every-route.ts'
import { startCompany } from './grading-fixtures.ts'
import { draft, edit, plan, startLaunching, taskOf } from './launches-fixtures.ts'

const routes = await everyRoute()
const isDocs = ({ url }: KnownRoute) => url.startsWith('/api/docs')
const api = routes.filter(
  (route) => route.url.startsWith('/api/') && !isDocs(route) && route.method !== 'HEAD',
)

/** The public routes, each with the reason. A new one has to be justified here. */
const publicRoutes: Record<string, string> = {
  'GET /healthz': 'asked by whatever watches the process',
  'GET /readyz': 'asked by whatever watches the process',
  'GET /api/openapi.json': 'describes the API, holds no data',
  'GET /api/session': 'tells a page whom one may choose to be',
  'PUT /api/session': 'signing in',
  'DELETE /api/session': 'signing out, also when the session has ended',
  'PUT /api/first-administrator': 'sets up an installation that has nobody; refused from then on',
  'POST /api/account-links': 'for whoever forgot a password; answers alike whether the account exists or not',
  'POST /api/account-links/look': 'whose a link is; its secret is the proof',
  'PUT /api/password': 'sets a password once, by a link',
  'GET /api/single-sign-on': 'setting out to the provider of single sign-on',
  'GET /api/single-sign-on/callback':
    'coming back from it, proved by state, cookie and the provider’s answer',
  'PUT /api/sample': 'fills an installation that has nobody; refused from then on',
  'GET /*': 'the pages',
  'GET /assets/main.js': 'the pages',
  'GET /index.html': 'the pages',
}

const actionOf = (route: KnownRoute): Action | 'public' => route.action as Action | 'public'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const addressOf = ({ url }: KnownRoute): string => {
  const filled = url
    .replace(':week', '1')
    .replace(':number', '1')
    .replace(/:(id|key)/, nobodysId)
  // The unfiltered history requires audit.read, which is tested separately.
  return url === '/api/activity' ? `${filled}?entityId=${nobodysId}` : filled
}
const broken = { headers: { 'content-type': 'application/json' } }
const send = (client: Client, route: KnownRoute, body?: unknown, options = {}) =>
  client.send<Problem | undefined>(route.method, addressOf(route), body, options)
const sendBroken = (client: Client, route: KnownRoute) =>
  route.method === 'GET' ? send(client, route) : send(client, route, '{"broken', broken)

it('names an action for every route', () => {
  expect(routes.length).toBeGreaterThan(60)
  expect(routes.filter(({ action }) => action === undefined).map(nameOf)).toEqual([])
  const unknown = routes.filter(({ action }) => action !== 'public' && !(action! in accessTable))
  expect(unknown.map(nameOf)).toEqual([])
})

it('has no public route that is not justified', () => {
  const open = routes.filter(
    (route) => route.action === 'public' && !isDocs(route) && route.method !== 'HEAD',
  )
  expect(open.map(nameOf).sort()).toEqual(Object.keys(publicRoutes).sort())
})

eachDatabase((_name, open) => {
  it('refuses requests without a session, whatever they send', async () => {
    const { anyone } = await startCompany(await open())
    for (const route of api) {
      const { status, body } = await sendBroken(anyone, route)
      const told = `${nameOf(route)}: ${status}`
      if (actionOf(route) === 'public') {
        expect([401, 403], told).not.toContain(status)
        expect(status, told).toBeLessThan(500)
      } else expect([status, body?.code], told).toEqual([401, 'not-signed-in'])
    }
  })

  it('compares every route with the permission table for every role', { timeout: 60_000 }, async () => {
    const { add, admin } = await startCompany(await open())
    for (const role of roles) {
      const { client } = role === 'administrator' ? admin : await add(role, role)
      for (const route of api) {
        const action = actionOf(route)
        if (action === 'public') continue
        if (accessTable[action][role] === 'no') {
          // Before the body is read, and before the response reveals whether the entity exists.
          const { status, body } = await sendBroken(client, route)
          const told = { route: nameOf(route), status, ...body }
          const expected = { status: 403, code: 'not-allowed', params: { action, role } }
          expect(told).toMatchObject({ route: nameOf(route), ...expected })
        } else {
          const { status } = await send(client, route)
          const told = `${nameOf(route)} as ${role}: ${status}`
          expect([401, 403], told).not.toContain(status)
          expect(status, told).toBeLessThan(500)
        }
      }
    }
  })

  it('shows the complete history to auditors, and that of one entity to all', async () => {
    const { add, admin } = await startCompany(await open())
    for (const role of roles) {
      const { client } = role === 'administrator' ? admin : await add(role, role)
      const isAuditor = (accessTable['audit.read'] as Record<Role, string>)[role] === 'yes'
      expect((await client.get('/api/activity')).status, role).toBe(isAuditor ? 200 : 403)
      expect((await client.get(`/api/activity?entityId=${admin.person.id}`)).status, role).toBe(200)
    }
  })

  it('distinguishes own entities from others’ wherever the table does', async () => {
    const company = await startLaunching(await open())
    const { add, addFeature, admin, pia, paul, cora } = company
    const petra = await add('Petra', 'pm', { jobFunction: 'pm' })
    const sam = await add('Sam', 'sales', { jobFunction: 'sales' })
    const walked = new Set<string>()

    /** A planned feature owned by Petra, with a task assigned to the given person. */
    async function launchOf(owner: typeof paul, assignee: typeof paul) {
      const feature = await addFeature(`Bread of ${owner.person.name}`, { pmOwnerId: owner.person.id })
      const launch = await plan(pia, await draft(pia, feature), 'announce')
      const task = await taskOf(pia, launch, (await firstSlug(launch.id))!)
      const { body } = await edit(pia, task, { assigneeId: assignee.person.id })
      return { feature, launch, task: body }
    }
    const firstSlug = async (launchId: string) => {
      const { body } = await pia.client.get<{ items: { slug: string | null }[] }>(
        `/api/launches/${launchId}/tasks`,
      )
      return body.items[0]?.slug
    }

    async function trial(
      who: typeof paul,
      method: string,
      pattern: string,
      id: string,
      body?: object,
      fileName?: string,
    ) {
      walked.add(`${method} ${pattern}`)
      const path = pattern.replace(/:(id|key)/, id).replace(/:(week|number)/, '1')
      const sent = fileName === undefined ? undefined : form(fileName, 'Rye')
      const isVersioned = routes.some((route) => nameOf(route) === `${method} ${pattern}` && route.ifMatch)
      const answer = await who.client.send<Problem>(method, path, sent?.body ?? body, {
        ...(isVersioned && { ifMatch: 999 }),
        ...(sent && { headers: sent.headers }),
      })
      return answer.status
    }
    const onFeature = (who: typeof paul, id: string, owner: typeof paul) => [
      () => trial(who, 'POST', '/api/features', id, { title: 'New', pmOwnerId: owner.person.id }),
      () => trial(who, 'PATCH', '/api/features/:id', id, { title: 'Other' }),
      () => trial(who, 'PUT', '/api/features/:id/archive', id),
      () => trial(who, 'DELETE', '/api/features/:id/archive', id),
      () =>
        trial(who, 'PUT', '/api/features/:id/confidentiality', id, { isConfidential: false, personIds: [] }),
    ]
    const onDocument = (who: typeof paul, id: string, featureId: string) => [
      () => trial(who, 'POST', '/api/features/:id/documents', featureId, { markdown: 'Rye' }),
      () => trial(who, 'POST', '/api/features/:id/documents/file', featureId, undefined, 'rye.md'),
      () => trial(who, 'PUT', '/api/features/:key/prd', featureId, undefined, 'rye.md'),
      () => trial(who, 'POST', '/api/documents/:id/versions', id, { markdown: 'Rye' }),
      () => trial(who, 'POST', '/api/documents/:id/versions/file', id, undefined, 'rye.md'),
      () => trial(who, 'PATCH', '/api/documents/:id', id, { title: 'Rye' }),
      () => trial(who, 'PUT', '/api/documents/:id/main', id),
      () => trial(who, 'PUT', '/api/documents/:id/final', id, { number: 1, on: '2026-11-20' }),
      () => trial(who, 'DELETE', '/api/documents/:id/final', id),
      () => trial(who, 'PUT', '/api/documents/:id/versions/:number/withdrawal', id, { reason: 'Wrong' }),
      () => trial(who, 'DELETE', '/api/documents/:id/versions/:number/withdrawal', id),
      () => trial(who, 'PUT', '/api/documents/:id/archive', id),
      () => trial(who, 'DELETE', '/api/documents/:id/archive', id),
    ]
    const onTask = (who: typeof paul, id: string) => [
      () => trial(who, 'PATCH', '/api/tasks/:id', id, { note: 'Seen' }),
      () => trial(who, 'PUT', '/api/tasks/:id/completion', id),
      () => trial(who, 'DELETE', '/api/tasks/:id/completion', id),
      () => trial(who, 'PUT', '/api/tasks/:id/skip', id, { reason: 'Nobody asks for it.' }),
      () => trial(who, 'DELETE', '/api/tasks/:id/skip', id),
      () => trial(who, 'PUT', '/api/tasks/:id/ticks/:week', id),
      () => trial(who, 'DELETE', '/api/tasks/:id/ticks/:week', id),
    ]
    const onLaunch = (who: typeof paul, launchId: string, taskId: string) => [
      () =>
        trial(who, 'POST', '/api/launches/:id/tasks', launchId, {
          phase: 'warm-up',
          title: 'Hang a poster',
          dueOn: '2027-02-01',
        }),
      () => trial(who, 'DELETE', '/api/tasks/:id', taskId),
    ]
    const onPerson = (who: typeof paul, id: string) => [
      () => trial(who, 'GET', '/api/people/:id/personal-data', id),
    ]
    const all = async (trials: (() => Promise<number>)[]) => {
      const statuses: number[] = []
      for (const each of trials) statuses.push(await each())
      return statuses
    }
    const isLetIn = (statuses: number[]) => statuses.every((status) => status !== 403 && status < 500)
    const isKeptOut = (statuses: number[]) => statuses.every((status) => status === 403)

    const attachTo = async ({ feature }: { feature: { id: string } }) =>
      (await admin.client.post<Document>(`/api/features/${feature.id}/documents`, { markdown: 'Rye' })).body
        .id
    const pauls = await launchOf(paul, cora)
    const petras = await launchOf(petra, sam)
    const documents = { pauls: await attachTo(pauls), petras: await attachTo(petras) }
    expect(await all(onDocument(paul, documents.petras, petras.feature.id))).toSatisfy(isKeptOut)
    expect(await all(onDocument(paul, documents.pauls, pauls.feature.id))).toSatisfy(isLetIn)
    expect(await all(onFeature(paul, petras.feature.id, petra))).toSatisfy(isKeptOut)
    expect(await all(onLaunch(paul, petras.launch.id, petras.task.id))).toSatisfy(isKeptOut)
    expect(await all(onTask(paul, petras.task.id))).toSatisfy(isKeptOut)
    expect(await all(onTask(cora, petras.task.id))).toSatisfy(isKeptOut)
    expect(await all(onTask(sam, pauls.task.id))).toSatisfy(isKeptOut)
    for (const who of [pia, paul, cora, sam]) {
      expect(await all(onPerson(who, petra.person.id))).toSatisfy(isKeptOut)
      expect(await all(onPerson(who, who.person.id))).toSatisfy(isLetIn)
    }
    expect(await all(onPerson(admin, petra.person.id))).toSatisfy(isLetIn)
    for (const who of [admin, pia]) {
      expect(await all(onTask(who, petras.task.id))).toSatisfy(isLetIn)
      expect(await all(onLaunch(who, petras.launch.id, petras.task.id))).toSatisfy(isLetIn)
    }
    expect(await all(onTask(paul, pauls.task.id))).toSatisfy(isLetIn)
    expect(await all(onTask(cora, pauls.task.id))).toSatisfy(isLetIn)
    expect(await all(onTask(sam, petras.task.id))).toSatisfy(isLetIn)
    expect(await all(onLaunch(paul, pauls.launch.id, pauls.task.id))).toSatisfy(isLetIn)
    expect(await all(onFeature(paul, pauls.feature.id, paul))).toSatisfy(isLetIn)

    const owned = api.filter((route) => {
      const action = actionOf(route)
      return action !== 'public' && roles.some((role) => accessTable[action][role] === 'own')
    })
    expect([...walked].sort()).toEqual(owned.map(nameOf).sort())
  })
})
