/**
 * Every route to one feature, launch, task or warning × every role, for confidential ones: named people get the
 * response of the permission table, all others the response for an unknown entity.
 */
import { expect, it } from 'vitest'
import { type Role, roles } from '#server/contracts/lists.ts'
import type { Document } from '#server/contracts/documents.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import { eachDatabase } from '../support/databases.ts'
import { form } from './documents-fixtures.ts'
import { everyRoute, nameOf } from './every-route.ts'
import type { Member } from './grading-fixtures.ts'
import { draft, edit, launchDay, plan, startLaunching, tasksOf } from './launches-fixtures.ts'

const routes = (await everyRoute()).filter(
  ({ method, url }) =>
    method !== 'HEAD' && /^\/api\/(features|documents|launches|tasks|warnings)\/:(id|key)/.test(url),
)
const nobodysId = '00000000-0000-7000-8000-00000000dead'

/** A request body for each route that takes one. */
const bodies: Record<string, object> = {
  'PATCH /api/features/:id': { title: 'Other' },
  'PUT /api/features/:id/confidentiality': { isConfidential: true, personIds: [] },
  'POST /api/features/:id/decisions': { grade: 'announce', roundId: null, supersedes: null },
  'PUT /api/features/:id/scorecards/mine': { scores: {} },
  'PUT /api/features/:id/scorecards/mine/revision': { scores: {} },
  'PATCH /api/launches/:id': { title: 'Other' },
  'PUT /api/launches/:id/confidentiality': { isConfidential: true, personIds: [] },
  'POST /api/launches/:id/previews': { launchDate: launchDay, grade: 'announce' },
  'PUT /api/launches/:id/plan': { previewId: nobodysId },
  'POST /api/launches/:id/tasks': { phase: 'warm-up', title: 'Hang a poster', dueOn: '2027-02-01' },
  'POST /api/features/:id/documents': { markdown: 'Rye' },
  'PATCH /api/documents/:id': { title: 'Other' },
  'PUT /api/documents/:id/final': { number: 1, on: launchDay },
  'PUT /api/documents/:id/versions/:number/withdrawal': { reason: 'Nobody asks for it.' },
  'POST /api/documents/:id/versions': { markdown: 'Rye' },
  'PATCH /api/tasks/:id': { note: 'Seen' },
  'PUT /api/tasks/:id/skip': { reason: 'Nobody asks for it.' },
  'PUT /api/warnings/:id/dismissal': { reason: 'Nobody asks for it.' },
}

type Entities = Record<'features' | 'documents' | 'launches' | 'tasks' | 'warnings', string>
type Trial = { body?: object | string | undefined; ifMatch?: number }

const isForm = ({ method, url }: (typeof routes)[number]) => method !== 'GET' && /\/(file|prd)$/.test(url)

async function tryOut({ client }: Member, route: (typeof routes)[number], entities: Entities, trial: Trial) {
  const noun = route.url.split('/')[2] as keyof Entities
  const query = route.url.endsWith('/nearest') ? '?total=50' : ''
  const path =
    route.url
      .replace(/:(id|key)/, entities[noun])
      .replace(/:(week|number)/, '1')
      .replace(':sha256', 'a'.repeat(64)) + query
  const sent = isForm(route) && trial.body === undefined ? form('prd.md', 'Rye') : undefined
  const options = {
    ...(route.ifMatch && trial.ifMatch !== undefined && { ifMatch: trial.ifMatch }),
    ...(typeof trial.body === 'string' && { headers: { 'content-type': 'application/json' } }),
    ...(sent && { headers: sent.headers }),
  }
  const { status, body } = await client.send<Problem | undefined>(
    route.method,
    path,
    sent?.body ?? trial.body,
    options,
  )
  return { status, body: body && { ...body, requestId: '' } }
}

const nothing: Entities = {
  features: nobodysId,
  documents: nobodysId,
  launches: nobodysId,
  tasks: nobodysId,
  warnings: `big-customer-driven~${nobodysId}`,
}

const cellOf = (route: (typeof routes)[number], role: Role) => accessTable[route.action as Action][role]

it('lists the routes to one entity, and a body for each that takes one', () => {
  expect(routes.length).toBeGreaterThan(30)
  const names = routes.map(nameOf)
  expect(Object.keys(bodies).filter((name) => !names.includes(name))).toEqual([])
})

eachDatabase((_name, open) => {
  it(
    'answers requests for confidential entities as for unknown ones, except to named people',
    { timeout: 120_000 },
    async () => {
      const company = await startLaunching(await open())
      const { add, addFeature, admin } = company

      /** A confidential feature, launch and task, which a person owns as far as their role allows. */
      async function confideTo(member: Member): Promise<Entities> {
        const { id, role } = member.person
        const feature = await addFeature('Falcon', {
          isConfidential: true,
          requestingCustomers: 1,
          pmOwnerId: role === 'pm' ? id : null,
        })
        const launch = await plan(admin, await draft(admin, feature, { isConfidential: true }), 'announce')
        const [task] = await tasksOf(admin, launch)
        const { body: document } = await admin.client.post<Document>(
          `/api/features/${feature.id}/documents`,
          { markdown: 'Wings' },
        )
        const confidential = { isConfidential: true, personIds: [id] }
        for (const [noun, entity] of [
          ['features', feature],
          ['launches', launch],
        ] as const) {
          const at = `/api/${noun}/${entity.id}/confidentiality`
          const answer = await admin.client.put(at, confidential, { ifMatch: entity.version })
          expect(answer.status).toBe(200)
        }
        expect((await edit(admin, task!, { assigneeId: id })).status).toBe(200)
        return {
          features: feature.id,
          documents: document.id,
          launches: launch.id,
          tasks: task!.id,
          warnings: `big-customer-driven~${feature.id}`,
        }
      }

      for (const role of roles) {
        const named = role === 'administrator' ? admin : await add(`Named-${role}`, role)
        const stranger = role === 'administrator' ? undefined : await add(`Other-${role}`, role)
        const entities = await confideTo(named)
        for (const route of routes) {
          const body = bodies[nameOf(route)]
          const what = `${nameOf(route)} as ${role}`
          const isShut = cellOf(route, role) === 'no'
          if (stranger) {
            const trials: Trial[] = [{ body, ifMatch: 999 }, { body }, { body: { surprise: 1 }, ifMatch: 1 }]
            if (route.method !== 'GET') trials.push({ body: '{"broken', ifMatch: 1 })
            for (const [index, trial] of trials.entries()) {
              if (route.method === 'GET' && trial.body) delete trial.body
              const hidden = await tryOut(stranger, route, entities, trial)
              expect(hidden, what).toEqual(await tryOut(stranger, route, nothing, trial))
              if (index > 0) continue
              const expected = isShut ? [403, 'not-allowed'] : [404, 'not-found']
              expect([hidden.status, hidden.body?.code], what).toEqual(expected)
            }
          }
          // At an unknown version, so that the entity is not deleted before the next route.
          const own = await tryOut(named, route, entities, { body, ifMatch: 999 })
          const told = `${what}: ${JSON.stringify(own)}`
          expect(own.status, told).toBeLessThan(500)
          if (isShut) expect([own.status, own.body?.code], told).toEqual([403, 'not-allowed'])
          else {
            expect(own.body?.code, told).not.toBe('not-allowed')
            expect(['feature', 'launch', 'task'], told).not.toContain(own.body?.params?.noun)
          }
        }
      }
    },
  )
})
