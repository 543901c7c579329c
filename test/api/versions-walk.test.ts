/** What one person would overwrite without having seen it is refused, on every route; no `If-Match` is ignored. */
import { expect, it } from 'vitest'
import type { CalendarList } from '#server/contracts/calendars.ts'
import type { Document } from '#server/contracts/documents.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { eachDatabase } from '../support/databases.ts'
import { form } from './documents-fixtures.ts'
import { everyRoute, nameOf } from './every-route.ts'
import { card, criterionIds, save, score } from './grading-fixtures.ts'
import { addOwn, draft, plan, preview, startLaunching, tasksOf, testReason } from './launches-fixtures.ts'

const writing = (await everyRoute()).filter(
  ({ method, url }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && url.startsWith('/api/'),
)
const whole = card(criterionIds.map(() => 3))
const unversioned = writing.filter(({ ifMatch }) => ifMatch === undefined)

it('requires or checks a version wherever one thing is written that others write, too', () => {
  const versioned = writing.filter(({ ifMatch }) => ifMatch !== undefined)
  expect(versioned.length).toBeGreaterThanOrEqual(30)
  // A change of an entity that all people share says how it treats versions, or is listed here with the reason.
  const shared = /^\/api\/(features|documents|launches|tasks|calendars|product-areas|people|workspace)\b/
  const replacing = unversioned.filter(({ method, url }) => method !== 'POST' && shared.test(url))
  expect(replacing.map(nameOf).sort()).toEqual(
    Object.keys({
      'DELETE /api/people/:id/identities/:identityId': 'undone or done, nothing is replaced',
      'DELETE /api/people/:id/second-factor': 'undone, nothing is replaced',
      'DELETE /api/people/:id/sessions': 'undone, nothing is replaced',
      'PUT /api/features/:id/grading/reveal': 'done, nothing is replaced',
      'PUT /api/features/:key/prd': 'a new version, nothing is replaced',
      'PUT /api/people/:id/account-link': 'a new link; the one before ends, as it says',
      'PUT /api/people/:id/identities/:identityId': 'undone or done, nothing is replaced',
    }),
  )
})

eachDatabase((_name, open) => {
  it('answers 428 without a version where it is required, and 412 with a stale one wherever it is taken', async () => {
    const company = await startLaunching(await open())
    const { pia, admin, vera, feature, grade, addFeature } = company
    await grade(feature, 'big-scenario')
    const launch = await plan(pia, await draft(pia, feature), 'big-scenario')
    await plan(pia, launch, 'big-scenario', '2027-04-05')
    const shown = await preview(pia, launch, 'big-scenario', '2027-05-03')
    const own = (await addOwn(pia, launch)).body
    const weekly = (await tasksOf(pia, launch)).find(({ weeks }) => weeks !== null)
    const scored = await addFeature('Rye')
    await score(
      pia,
      scored,
      criterionIds.map(() => 3),
    )
    // Once submitted, repeating the submission is no error (RFC 9110, 13.1.1).
    const drafted = await addFeature('Oat')
    await save(pia, drafted, whole)
    const area = (await admin.client.post<ProductArea>('/api/product-areas', { name: 'Bread' })).body
    const [calendar] = (await admin.client.get<CalendarList>('/api/calendars')).body.items
    const gone = { features: await addFeature('Gone'), launches: await draft(pia, feature) }
    for (const [path, { id }] of Object.entries(gone)) {
      await admin.client.sendLatest('PUT', `/api/${path}/${id}/archive`)
    }
    const attach = async (title: string) =>
      (await pia.client.post<Document>(`/api/features/${feature.id}/documents`, { title, markdown: title }))
        .body
    const document = await attach('PRD')
    const goneDocument = await attach('Notes')
    await admin.client.sendLatest('PUT', `/api/documents/${goneDocument.id}/archive`)
    const ids: Record<string, string | undefined> = {
      documents: document.id,
      features: feature.id,
      launches: launch.id,
      tasks: own.id,
      people: vera.person.id,
      'product-areas': area.id,
      calendars: calendar?.id,
    }
    const bodies: Record<string, object | undefined> = {
      'PATCH /api/documents/:id': { title: 'Recipe' },
      'PUT /api/documents/:id/final': { number: 1, on: '2026-11-20' },
      'PUT /api/documents/:id/versions/:number/withdrawal': { reason: testReason },
      'POST /api/documents/:id/versions': { markdown: 'Flour' },
      'PATCH /api/people/:id': { name: 'Vero' },
      'PATCH /api/workspace': { name: 'Bakery' },
      'PUT /api/calendars/:id': calendar?.definition,
      'PATCH /api/product-areas/:id': { name: 'Loaves' },
      'PATCH /api/features/:id': { summary: 'Sour' },
      'PUT /api/features/:id/confidentiality': { isConfidential: true, personIds: [] },
      'PUT /api/launches/:id/confidentiality': { isConfidential: true, personIds: [] },
      'PUT /api/features/:id/scorecards/mine': whole,
      'PUT /api/features/:id/scorecards/mine/revision': whole,
      'PATCH /api/launches/:id': { summary: 'Sour' },
      'PUT /api/launches/:id/plan': { previewId: shown.id },
      'PATCH /api/tasks/:id': { note: 'Soon' },
      'PUT /api/tasks/:id/skip': { reason: testReason },
    }
    /** Where the entity of its kind does not do. */
    const others: Record<string, string> = {
      'DELETE /api/documents/:id': goneDocument.id,
      'DELETE /api/features/:id': gone.features.id,
      'DELETE /api/launches/:id': gone.launches.id,
      'PUT /api/features/:id/scorecards/mine/submission': drafted.id,
      'PUT /api/features/:id/scorecards/mine/revision': scored.id,
      'PUT /api/tasks/:id/ticks/:week': weekly?.id ?? '',
      'DELETE /api/tasks/:id/ticks/:week': weekly?.id ?? '',
    }
    const send = async (route: (typeof writing)[number], ifMatch?: number) => {
      const name = nameOf(route)
      const id = others[name] ?? ids[route.url.split('/')[2] ?? ''] ?? ''
      const path = route.url.replace(':id', id).replace(':week', '1').replace(':number', '1')
      const who = name.includes('/scorecards/') ? pia : admin
      const options = ifMatch === undefined ? {} : { ifMatch }
      const sent = name.endsWith('/versions/file') ? form('prd.md', 'Flour') : undefined
      const { status, body } = await who.client.send<Problem>(
        route.method,
        path,
        sent?.body ?? bodies[name],
        {
          ...options,
          ...(sent && { headers: sent.headers }),
        },
      )
      return [name, status, body?.code]
    }
    const answers = { missing: [] as unknown[], stale: [] as unknown[] }
    for (const route of writing.filter(({ ifMatch }) => ifMatch !== undefined)) {
      if (route.ifMatch === 'required') answers.missing.push(await send(route))
      answers.stale.push(await send(route, 999))
    }
    const named = (filter: 'required' | 'checked' | undefined) =>
      writing.filter(({ ifMatch }) => ifMatch && (filter === undefined || ifMatch === filter)).map(nameOf)
    expect(answers.missing).toEqual(named('required').map((name) => [name, 428, 'version-required']))
    expect(answers.stale).toEqual(named(undefined).map((name) => [name, 412, 'stale-version']))
  })

  it('answers 422 to a version where there is none', async () => {
    const { admin } = await startLaunching(await open())
    for (const route of unversioned.filter(
      ({ action, url }) => action !== 'public' && url !== '/api/imports' && !/\/(file|prd)$/.test(url),
    )) {
      const path = route.url.replace(/:\w+/g, admin.person.id)
      const { status, body } = await admin.client.send<Problem>(route.method, path, undefined, { ifMatch: 1 })
      expect([status, body.errors?.[0]?.path], nameOf(route)).toEqual([422, 'If-Match'])
    }
  })

  it('keeps the reason of a skip that somebody else has written', async () => {
    const { pia, admin, feature } = await startLaunching(await open())
    const launch = await plan(pia, await draft(pia, feature), 'announce')
    const { body: task } = await addOwn(pia, launch)
    const skip = (who: typeof pia, reason: string) =>
      who.client.put<Problem>(`/api/tasks/${task.id}/skip`, { reason }, { ifMatch: task.version })
    const answers = await Promise.all([skip(pia, 'First'), skip({ ...pia, client: admin.client }, 'Second')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })
})
