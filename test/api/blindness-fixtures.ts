/** Companies that differ in hidden scores only, and all that people can read in them. */
import { expect } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Client } from '../support/client.ts'
import type { OpenTestDatabase } from '../support/databases.ts'
import { everyRoute } from './every-route.ts'
import { card, decide, type Member, revise, save, score, startCompany, submit } from './grading-fixtures.ts'

/** Two sets of scores without a common total, spread, proposal or number of answers. */
export const high = { name: 'high', submitted: [5, 5, 4, 4, 5, 4, 4, 5], drafted: [0, 1] }
export const low = { name: 'low', submitted: [1, 1, 0, 1, 0, null, 1, 0], drafted: [5, 5, 5, 5, 4, null, 5] }
type Hidden = typeof high | typeof low

const agreed = [3, 3, 3, 3, 3, 3, 3, 3]
/** Decided features with totals near that of the cards, with Hana scoring high or low. */
const besideHigh = [4, 4, 4, 4, 4, 3, 3, 3]
const besideLow = [2, 2, 2, 2, 1, 2, 2, 2]
export const reason = 'The market asks for it, and nobody else has it.'
export const noteOf = (owner: string, { name }: Hidden) => `note of ${owner} when ${name}`

/** Sequential ids and secrets, so that two companies built alike are identical. */
function counting() {
  let count = 0
  const next = () => (count += 1).toString(16).padStart(12, '0')
  return { newId: () => `00000000-0000-7000-8000-${next()}`, newToken: () => `token-${next()}` }
}

/** A feature graded for the first time and one graded again; Hugo and Hana have submitted, Dora has a draft. */
export async function buildFixture(open: OpenTestDatabase, hana: Hidden, dora: Hidden) {
  const company = await startCompany(await open(), counting())
  const { add, addFeature, admin } = company
  const readers = {
    administrator: admin,
    'marketing-lead': await add('Lena', 'marketing-lead', { jobFunction: 'pmm', isDepartmentLead: true }),
    pmm: await add('Pia', 'pmm', { jobFunction: 'pmm' }),
    pm: await add('Paul', 'pm', { jobFunction: 'pm' }),
    sales: await add('Sam', 'sales', { jobFunction: 'sales' }),
    contributor: await add('Coco', 'contributor'),
    viewer: await add('Vera', 'viewer'),
  }
  const raters = {
    hugo: await add('Hugo', 'pmm', { jobFunction: 'pmm' }),
    hana: await add('Hana', 'pmm', { jobFunction: 'pmm' }),
    dora: await add('Dora', 'pm', { jobFunction: 'pm' }),
  }
  const first = await addFeature('Graded for the first time', { requestingCustomers: 1 })
  const again = await addFeature('Graded again', { releaseDate: '2027-03-01' })
  const decided: [{ id: string }, number[], Grade][] = [
    [again, agreed, 'big-scenario'],
    [await addFeature('Beside high'), besideHigh, 'big-scenario'],
    [await addFeature('Beside low'), besideLow, 'small-scenario'],
  ]
  for (const [feature, scores, grade] of decided) {
    await score(raters.hugo, feature, scores)
    expect((await decide(raters.hugo, feature, { grade })).status).toBe(201)
  }
  for (const feature of [first, again]) {
    await score(raters.hugo, feature, agreed)
    await save(raters.hana, feature, card(hana.submitted, noteOf('Hana', hana)))
    await submit(raters.hana, feature, 1)
    await save(raters.dora, feature, card(dora.drafted, noteOf('Dora', dora)))
  }
  const launch = await admin.client.post<Launch>('/api/launches', {
    title: 'Both at once',
    featureIds: [first.id, again.id],
  })
  const at = `/api/launches/${launch.body.id}`
  const preview = await admin.client.post<Preview>(`${at}/previews`, {
    launchDate: '2027-03-16',
    grade: 'big-scenario',
  })
  const plan = await admin.client.put(`${at}/plan`, { previewId: preview.body.id })
  expect(plan.status).toBe(200)
  const routes = (await everyRoute())
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/api/') && !url.startsWith('/api/docs'))
    .map(({ url }) => url)
  const features = [first, again]
  return { ...company, ...raters, readers, features, routes, urls: await urlsOf(admin, routes, features) }
}
export type Fixture = Awaited<ReturnType<typeof buildFixture>>

/** Every GET route with every query that could return a score. */
async function urlsOf(admin: Member, routes: string[], features: { id: string }[]): Promise<string[]> {
  const queries: Record<string, string[]> = {
    '/api/features': ['?sort=grade', '?sort=-updatedAt', '?needsGrading=true', '?grade=none', '?q=graded'],
    '/api/features/:id/grading/nearest': ['?total=20', '?total=60', '?total=90'],
    '/api/features/export': ['?format=csv', '?format=json', '?format=csv&needsGrading=true'],
    '/api/activity': ['?limit=200', ...features.map(({ id }) => `?entityId=${id}&limit=200`)],
    '/api/warnings': features.map(({ id }) => `?featureId=${id}`),
    '/api/tasks': ['?limit=200'],
  }
  const urls: string[] = []
  for (const route of routes) {
    const [collection = route] = route.split('/:')
    const listed = await admin.client.get<{ items?: { id?: string }[] } | undefined>(collection)
    const id = (listed.body as { items?: { id?: string }[] } | undefined)?.items?.[0]?.id ?? features[0]?.id
    const ids = collection === '/api/features' ? features.map((feature) => feature.id) : [id ?? '']
    for (const filled of new Set(ids.map((each) => route.replace(/:\w+/g, each)))) {
      urls.push(...['', ...(queries[route] ?? [])].map((query) => filled + query))
    }
  }
  return urls
}

export const observe = (what: string, { status, headers, body }: Awaited<ReturnType<Client['send']>>) => ({
  what,
  status,
  headers: [...headers].filter(([name]) => name !== 'date'),
  body,
})
export type Observation = ReturnType<typeof observe>

/** Everything that a person can read. */
export async function readAll({ urls }: Fixture, { client }: Member): Promise<Observation[]> {
  const all: Observation[] = []
  for (const url of urls) all.push(observe(`GET ${url}`, await client.get(url)))
  return all
}

/** All responses to a blind person who tries to decide, and who edits a card of their own. */
export async function attemptWrites({ features }: Fixture, member: Member): Promise<Observation[]> {
  const all: Observation[] = []
  const decisions = [
    ...['announce', 'small-scenario', 'big-scenario', 'concept-campaign'].flatMap((grade) => [
      { grade },
      { grade, reason },
    ]),
    { grade: 'announce', reason: 'short' },
    { grade: 'announce', lookAgainOn: '2020-01-01' },
    { grade: 'announce', participantIds: ['00000000-0000-7000-8000-ffffffffffff'] },
    { grade: 'announce', roundId: null, supersedes: null },
    { grade: 'enormous', reason: 7 },
  ]
  for (const feature of features) {
    for (const decision of decisions) {
      all.push(observe(`decide ${JSON.stringify(decision)}`, await decide(member, feature, decision)))
    }
    all.push(observe('save', await save(member, feature, card([2]))))
    all.push(observe('submit', await submit(member, feature, 1)))
    all.push(observe('submit stale', await submit(member, feature, 9)))
    all.push(observe('revise', await revise(member, feature, card([1]))))
    all.push(observe('grading', await member.client.get(`/api/features/${feature.id}/grading`)))
    all.push(observe('desk', await member.client.get('/api/desk')))
  }
  return all
}

export const expectWithout = (visibleToSomeone: Observation[], ...notes: string[]) => {
  const text = JSON.stringify(visibleToSomeone)
  for (const note of notes) expect(text).not.toContain(note)
}
