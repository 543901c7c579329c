/** Every route that writes adds to the history: a new route without an audit event fails here. */
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import type { AccountLink, RecoveryCodes, SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { Calendar } from '#server/contracts/calendars.ts'
import type { Document } from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Grading, Scorecard } from '#server/contracts/grading.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { OpenSessionList } from '#server/contracts/session.ts'
import type { Task, TaskList } from '#server/contracts/tasks.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { type Client, testPassword } from '../support/client.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { startServer, testDeps, testNow } from '../support/server.ts'
import { form } from './documents-fixtures.ts'
import { everyRoute, nameOf } from './every-route.ts'
import { card, seenIn } from './grading-fixtures.ts'
import { testReason, launchDay } from './launches-fixtures.ts'

/** Writes without an audit event, each with the reason. A new one has to be justified here. */
const untold: Record<string, string> = {
  'POST /api/account-links':
    'the mail is written afterwards, so that the response reveals nothing; the mail records itself',
  'POST /api/account-links/look': 'only reads; the secret must not stand in an address',
  'POST /api/second-factor': 'an offer; what counts is its confirmation',
  'PUT /api/presence': 'who is at work on what, forgotten after seconds',
  'DELETE /api/presence': 'who is at work on what, forgotten after seconds',
  'POST /api/imports': 'a preview of a file; what counts is its commit',
  'PATCH /api/imports/:id': 'another reading of the preview',
  'POST /api/launches/:id/previews': 'a preview; what counts is its confirmation',
}
/** Requires an installation without people; loads the sample through the services covered by the walk. */
const elsewhere = ['PUT /api/sample']

const routes = await everyRoute()
const writing = routes
  .filter(({ method, url }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && url.startsWith('/api/'))
  .map(nameOf)

/** A server, and a function that calls one route: it must succeed, and the history must grow, or not. */
async function startWalk(open: OpenTestDatabase) {
  const db = await open()
  const deps = testDeps(db)
  const anyone = await startServer(deps)
  const walked = new Set<string>()
  const versioned = new Set(routes.filter(({ ifMatch }) => ifMatch === 'required').map(nameOf))
  const eventCount = async () => (await db.selectFrom('activity').select('id').execute()).length
  async function walk<Body = unknown>(
    client: Client,
    route: string,
    ids: { id?: string; week?: string; identityId?: string; number?: number; key?: string },
    body?: unknown,
    options: { ifMatch?: number; headers?: Record<string, string> } = {},
  ): Promise<{ body: Body; headers: Headers }> {
    const [method = '', url = ''] = route.split(' ')
    const before = await eventCount()
    const path = url.replace(/:(id|week|identityId|number|key)\b/g, (_, name: keyof typeof ids) =>
      String(ids[name] ?? ''),
    )
    const isLatest = versioned.has(route) && options.ifMatch === undefined
    const answer = isLatest
      ? await client.sendLatest<Body>(method, path, body)
      : await client.send<Body>(method, path, body, options)
    const told = `${route}: ${answer.status} ${JSON.stringify(answer.body)}`
    expect(answer.status, told).toBeGreaterThanOrEqual(200)
    expect(answer.status, told).toBeLessThan(300)
    const name = route.replace(/\?.*/, '')
    if (name in untold) expect(await eventCount(), told).toBe(before)
    else expect(await eventCount(), told).toBeGreaterThan(before)
    walked.add(name)
    return answer
  }
  return { db, anyone, walk, walked }
}
type Walk = Awaited<ReturnType<typeof startWalk>>

async function walkAccounts({
  anyone,
  db,
  walk,
}: Walk): Promise<{ admin: Client; pia: Client; piaId: string }> {
  const first = { name: 'Ada', email: 'ada@bakery.example', password: testPassword }
  const admin = anyone.after(await walk(anyone, 'PUT /api/first-administrator', {}, first))
  const credentials = { email: first.email, password: testPassword }
  const second = anyone.after(await walk(anyone, 'PUT /api/session', {}, credentials))
  await walk(second, 'DELETE /api/session', {})
  await anyone.put('/api/session', credentials)
  const { body: open } = await admin.get<OpenSessionList>('/api/sessions')
  await walk(admin, 'DELETE /api/sessions/:id', { id: open.items.find(({ isOwn }) => !isOwn)!.id })
  await anyone.put('/api/session', credentials)
  await walk(admin, 'DELETE /api/sessions', {})
  await walk(admin, 'PATCH /api/session', {}, { language: 'zh-Hans' })

  const person = (name: string, role: string) => ({
    name,
    role,
    email: `${name.toLowerCase()}@bakery.example`,
  })
  const { body: pia } = await walk<Person>(admin, 'POST /api/people', {}, person('Pia', 'pmm'))
  const { body: edited } = await walk<Person>(
    admin,
    'PATCH /api/people/:id',
    pia,
    { jobFunction: 'pmm' },
    { ifMatch: 1 },
  )
  const { body: link } = await walk<AccountLink>(admin, 'PUT /api/people/:id/account-link', pia)
  const token = new URL(link.url).hash.slice(1).replace(/^.*=/, '')
  await walk(anyone, 'POST /api/account-links/look', {}, { token })
  await walk(anyone, 'PUT /api/password', {}, { token, password: 'rye and water' })
  await walk(anyone, 'POST /api/account-links', {}, { email: 'nobody@bakery.example' })
  const signedIn = await anyone.put('/api/session', { email: pia.email, password: 'rye and water' })
  const own = anyone.after(signedIn)
  await walk(own, 'PUT /api/own-password', {}, { current: 'rye and water', password: testPassword })
  await walk(own, 'PUT /api/session/authentication', {}, { password: testPassword })
  const { body: offer } = await walk<SecondFactorOffer>(own, 'POST /api/second-factor', {})
  const code = generateSync({ secret: offer.secret, epoch: Date.parse(testNow) / 1000 })
  await walk<RecoveryCodes>(own, 'PUT /api/second-factor', {}, { code })
  await walk(own, 'PUT /api/recovery-codes', {}, { password: testPassword })
  await walk(own, 'DELETE /api/second-factor', {}, { password: testPassword })
  const again = await own.post<SecondFactorOffer>('/api/second-factor')
  const next = generateSync({ secret: again.body.secret, epoch: Date.parse(testNow) / 1000 })
  expect((await own.put('/api/second-factor', { code: next })).status).toBe(200)
  await walk(admin, 'DELETE /api/people/:id/second-factor', pia)
  const made = { name: 'Nightly', scope: 'read', expiresOn: '2027-01-01' }
  const { body: nightly } = await walk<{ id: string }>(own, 'POST /api/api-tokens', {}, made)
  await walk(own, 'DELETE /api/api-tokens/:id', nightly)

  const identity = (personId: string) => ({
    ...{ id: personId, person_id: personId, issuer: 'https://login.bakery.example', subject: personId },
    ...{ created_at: testNow, has_second_factor: 0 as const, unlinked_at: null },
  })
  const linked = { id: pia.id, identityId: pia.id }
  await db.insertInto('identities').values(identity(pia.id)).execute()
  await walk(own, 'DELETE /api/identities/:id', pia)
  await walk(admin, 'PUT /api/people/:id/identities/:identityId', linked)
  await walk(admin, 'DELETE /api/people/:id/identities/:identityId', linked)

  const { body: zeb } = await admin.post<Person>('/api/people', person('Zeb', 'viewer'))
  await anyone.signedInAs(zeb.id)
  await walk(admin, 'DELETE /api/people/:id/sessions', zeb)
  const disabled = await walk<Person>(admin, 'PUT /api/people/:id/disabling', zeb, undefined, { ifMatch: 1 })
  const enabled = await walk<Person>(admin, 'DELETE /api/people/:id/disabling', zeb, undefined, {
    ifMatch: disabled.body.version,
  })
  await walk(admin, 'PUT /api/people/:id/anonymisation', zeb, undefined, { ifMatch: enabled.body.version })
  expect(edited.jobFunction).toBe('pmm')
  return { admin, pia: await anyone.signedInAs(pia.id), piaId: pia.id }
}

async function walkCompany({ walk }: Walk, admin: Client): Promise<void> {
  const { body: area } = await walk<ProductArea>(
    admin,
    'POST /api/product-areas',
    {},
    {
      name: 'Ovens',
      productStage: 'early',
    },
  )
  await walk(admin, 'PATCH /api/product-areas/:id', area, { productStage: 'scale' }, { ifMatch: 1 })
  const { body: calendars } = await admin.get<{ items: Calendar[] }>('/api/calendars')
  const definition = {
    ...calendars.items[0]!.definition,
    slug: 'bakery',
    title: { en: 'Bakery', 'zh-Hans': '面包房' },
  }
  const { body: calendar } = await walk<Calendar>(admin, 'POST /api/calendars', {}, definition)
  await walk(
    admin,
    'PUT /api/calendars/:id',
    calendar,
    { ...definition, weekendDays: [7] },
    {
      ifMatch: calendar.version,
    },
  )
  await walk(admin, 'PATCH /api/workspace', {}, { name: 'Bakery' }, { ifMatch: 1 })
  await walk(admin, 'POST /api/rubrics', {}, { definition: defaultRubric, note: null, basedOn: 1 })
  await walk(admin, 'POST /api/playbooks', {}, { definition: defaultPlaybook, note: null, basedOn: 1 })
}

async function walkFeatures({ walk }: Walk, admin: Client, pia: Client, piaId: string): Promise<Feature> {
  const written = { title: 'Rye', stage: 'gray', requestingCustomers: 1 }
  const { body: rye } = await walk<Feature>(pia, 'POST /api/features', {}, written)
  await walk(pia, 'PATCH /api/features/:id', rye, { summary: 'Dark' }, { ifMatch: 1 })
  await walk(pia, 'PUT /api/presence', {}, { noun: 'feature', id: rye.id, field: null })
  await walk(pia, `DELETE /api/presence?noun=feature&id=${rye.id}`, {})
  const warning = { id: `big-customer-driven~${rye.id}` }
  await walk(pia, 'PUT /api/warnings/:id/dismissal', warning, { reason: testReason })
  await walk(pia, 'DELETE /api/warnings/:id/dismissal', warning)
  const whole = card([3, 3, 3, 3, 3, 3, 3, 3])
  // The first card opens the round, which is recorded; later drafts are private.
  const mine = 'PUT /api/features/:id/scorecards/mine'
  const { body: draft } = await walk<Scorecard>(pia, mine, rye, whole)
  const submitted = await walk<Scorecard>(pia, `${mine}/submission`, rye, undefined, {
    ifMatch: draft.version,
  })
  await walk(pia, `${mine}/revision`, rye, whole, { ifMatch: submitted.body.version })
  await walk(admin, 'PUT /api/features/:id/grading/reveal', rye)
  const { body: grading } = await pia.get<Grading>(`/api/features/${rye.id}/grading`)
  const decision = { grade: 'small-scenario', reason: testReason, ...seenIn(grading) }
  await walk(pia, 'POST /api/features/:id/decisions', rye, decision)
  const now = async () => (await admin.get<Feature>(`/api/features/${rye.id}`)).body.version
  const visibility = { isConfidential: true, personIds: [piaId] }
  await walk(admin, 'PUT /api/features/:id/confidentiality', rye, visibility, { ifMatch: await now() })
  await walk(pia, 'PUT /api/features/:id/archive', rye)
  await walk(pia, 'DELETE /api/features/:id/archive', rye)

  const file = Buffer.from('key,title\nk1,Oat\n')
  const csv = { headers: { 'content-type': 'text/csv' } }
  const { body: upload } = await walk<Import>(pia, 'POST /api/imports?fileName=list.csv', {}, file, csv)
  await walk(pia, 'PATCH /api/imports/:id', upload, { hasHeader: true })
  await walk(pia, 'PUT /api/imports/:id/commit', upload)

  const { body: gone } = await pia.post<Feature>('/api/features', { title: 'Gone' })
  const { body: archived } = await pia.sendLatest<Feature>('PUT', `/api/features/${gone.id}/archive`)
  await walk(admin, 'DELETE /api/features/:id', gone, undefined, { ifMatch: archived.version })
  return rye
}

async function walkLaunches({ walk }: Walk, admin: Client, pia: Client, feature: Feature): Promise<void> {
  const { body: launch } = await walk<Launch>(
    pia,
    'POST /api/launches',
    {},
    {
      title: 'Bread',
      featureIds: [feature.id],
    },
  )
  await walk(pia, 'PATCH /api/launches/:id', launch, { summary: 'Fresh' }, { ifMatch: launch.version })
  const planRequest = { launchDate: launchDay, grade: 'small-scenario', gradeReason: null }
  const { body: preview } = await walk<Preview>(pia, 'POST /api/launches/:id/previews', launch, planRequest)
  const planned = await walk<Launch>(pia, 'PUT /api/launches/:id/plan', launch, { previewId: preview.id })
  await walk(pia, 'DELETE /api/launches/:id/plan', launch, undefined, { ifMatch: planned.body.version })
  const { body: second } = await pia.post<Preview>(`/api/launches/${launch.id}/previews`, planRequest)
  await pia.put(`/api/launches/${launch.id}/plan`, { previewId: second.id })

  const { body: tasks } = await pia.get<TaskList>(`/api/launches/${launch.id}/tasks`)
  const [task] = tasks.items.filter(({ weeks }) => weeks === null)
  await walk(pia, 'PATCH /api/tasks/:id', task!, { note: 'Soon' }, { ifMatch: task!.version })
  await walk(pia, 'PUT /api/tasks/:id/completion', task!)
  await walk(pia, 'DELETE /api/tasks/:id/completion', task!)
  await walk(pia, 'PUT /api/tasks/:id/skip', task!, { reason: testReason })
  await walk(pia, 'DELETE /api/tasks/:id/skip', task!)
  const weekly = tasks.items.find(({ weeks }) => weeks !== null)!
  await walk(pia, 'PUT /api/tasks/:id/ticks/:week', { id: weekly.id, week: '1' })
  await walk(pia, 'DELETE /api/tasks/:id/ticks/:week', { id: weekly.id, week: '1' })
  const own = { phase: 'warm-up', title: 'Hang a poster', dueOn: '2027-02-01' }
  const { body: added } = await walk<Task>(pia, 'POST /api/launches/:id/tasks', launch, own)
  await walk(pia, 'DELETE /api/tasks/:id', added)

  const { body: now } = await admin.get<Launch>(`/api/launches/${launch.id}`)
  const visibility = { isConfidential: !now.isConfidential, personIds: [] }
  await walk(admin, 'PUT /api/launches/:id/confidentiality', launch, visibility, { ifMatch: now.version })
  await walk(admin, 'PUT /api/launches/:id/archive', launch)
  await walk(admin, 'DELETE /api/launches/:id/archive', launch)
  const { body: archived } = await admin.sendLatest<Launch>('PUT', `/api/launches/${launch.id}/archive`)
  await walk(admin, 'DELETE /api/launches/:id', launch, undefined, { ifMatch: archived.version })
}

async function walkDocuments({ walk }: Walk, admin: Client, pia: Client, feature: Feature) {
  const file = (content: string) => form('prd.md', content)
  const upload = <Body>(route: string, ids: { id?: string; key?: string }, content: string) =>
    walk<Body>(pia, route, ids, file(content).body, { headers: file(content).headers })
  const { id } = feature
  await upload('PUT /api/features/:key/prd', { key: id }, 'one')
  const { body: notes } = await walk<Document>(
    pia,
    'POST /api/features/:id/documents',
    { id },
    { html: '<p>a</p>' },
  )
  await upload('POST /api/features/:id/documents/file', { id }, 'two')
  await upload('POST /api/documents/:id/versions/file', notes, 'three')
  await walk(pia, 'POST /api/documents/:id/versions', notes, { link: 'https://bakery.example/prd' })
  await walk(pia, 'PATCH /api/documents/:id', notes, { title: 'Recipe' })
  await walk(pia, 'PUT /api/documents/:id/main', notes)
  await walk(pia, 'PUT /api/documents/:id/final', notes, { number: 1, on: '2026-11-20' })
  await walk(pia, 'DELETE /api/documents/:id/final', notes)
  const version = { id: notes.id, number: 2 }
  await walk(pia, 'PUT /api/documents/:id/versions/:number/withdrawal', version, { reason: testReason })
  await walk(pia, 'DELETE /api/documents/:id/versions/:number/withdrawal', version)
  await walk(pia, 'PUT /api/documents/:id/archive', notes)
  await walk(pia, 'DELETE /api/documents/:id/archive', notes)
  await pia.sendLatest('PUT', `/api/documents/${notes.id}/archive`)
  await walk(admin, 'DELETE /api/documents/:id', notes)
}

eachDatabase((_name, open) => {
  it('finds an audit event for every write, or a declared exception', { timeout: 120_000 }, async () => {
    const scene = await startWalk(open)
    const { admin, pia, piaId } = await walkAccounts(scene)
    await walkCompany(scene, admin)
    const feature = await walkFeatures(scene, admin, pia, piaId)
    await walkDocuments(scene, admin, pia, feature)
    await walkLaunches(scene, admin, pia, feature)
    expect([...scene.walked, ...elsewhere].sort()).toEqual([...new Set(writing)].sort())
    const session = await scene.db
      .selectFrom('activity')
      .select(['origin_kind', 'address'])
      .where('verb', '=', 'graded')
      .executeTakeFirstOrThrow()
    expect(session).toEqual({ origin_kind: 'session', address: '127.0.0.1' })
  })
})
