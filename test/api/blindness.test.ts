/** Nobody learns of a score before its time (domain.md, Blindness): the same company twice, differing in hidden scores only, must answer alike. */
import { describe, expect, it } from 'vitest'
import { buildApp } from '#server/app.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { card, decide, type Member, reveal, save, score, startCompany, submit } from './grading-cast.ts'
import { getRoutes } from './registered-routes.ts'

/** Two ways to score that share no total, no spread, no proposal and no number of answers. */
const high = { name: 'high', submitted: [5, 5, 4, 4, 5, 4, 4, 5], drafted: [0, 1] }
const low = { name: 'low', submitted: [1, 1, 0, 1, 0, null, 1, 0], drafted: [5, 5, 5, 5, 4, null, 5] }
type Hidden = typeof high | typeof low

const agreed = [3, 3, 3, 3, 3, 3, 3, 3]
/** Decided features near what the cards make together when Hana scores high, or low. */
const besideHigh = [4, 4, 4, 4, 4, 3, 3, 3]
const besideLow = [2, 2, 2, 2, 1, 2, 2, 2]
const reason = 'The market asks for it, and nobody else has it.'
const noteOf = (owner: string, { name }: Hidden) => `note of ${owner} when ${name}`

/** Identities and secrets that count up, so that two companies built alike are the same company. */
function counting() {
  let count = 0
  const next = () => (count += 1).toString(16).padStart(12, '0')
  return { newId: () => `00000000-0000-7000-8000-${next()}`, newToken: () => `token-${next()}` }
}

/** A feature graded for the first time and one graded again; Hugo and Hana have submitted, Dora has a draft. */
async function buildWorld(open: OpenTestDatabase, hana: Hidden, dora: Hidden) {
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
  const app = await buildApp(company.deps)
  const routes = (await getRoutes(app)).filter((route) => !route.startsWith('/api/docs'))
  await app.close()
  const features = [first, again]
  return { ...company, ...raters, readers, features, routes, urls: await urlsOf(admin, routes, features) }
}
type World = Awaited<ReturnType<typeof buildWorld>>

/** Every GET route with every way of asking that could reach a score. */
async function urlsOf(admin: Member, routes: string[], features: { id: string }[]): Promise<string[]> {
  const queries: Record<string, string[]> = {
    '/api/features': ['?sort=grade', '?sort=-updatedAt', '?needsGrading=true', '?grade=none', '?q=graded'],
    '/api/features/:id/grading/nearest': ['?total=20', '?total=60', '?total=90'],
    '/api/features/export': ['?format=csv', '?format=json', '?format=csv&needsGrading=true'],
    '/api/activity': ['?limit=200', ...features.map(({ id }) => `?thingId=${id}&limit=200`)],
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

const seen = (what: string, { status, headers, body }: Awaited<ReturnType<Client['send']>>) => ({
  what,
  status,
  headers: [...headers].filter(([name]) => name !== 'date'),
  body,
})
type Seen = ReturnType<typeof seen>

/** All that someone reads. */
async function walk({ urls }: World, { client }: Member): Promise<Seen[]> {
  const all: Seen[] = []
  for (const url of urls) all.push(seen(`GET ${url}`, await client.get(url)))
  return all
}

/** All that someone blind gets by trying to decide, and by working on a card of their own. */
async function provoke({ features }: World, member: Member): Promise<Seen[]> {
  const all: Seen[] = []
  const decisions = [
    ...['announce', 'small-scenario', 'big-scenario', 'concept-campaign'].flatMap((grade) => [
      { grade },
      { grade, reason },
    ]),
    { grade: 'announce', reason: 'short' },
    { grade: 'announce', lookAgainOn: '2020-01-01' },
    { grade: 'announce', participantIds: ['00000000-0000-7000-8000-ffffffffffff'] },
    { grade: 'announce', roundId: null },
    { grade: 'enormous', reason: 7 },
  ]
  for (const feature of features) {
    for (const decision of decisions) {
      all.push(seen(`decide ${JSON.stringify(decision)}`, await decide(member, feature, decision)))
    }
    all.push(seen('save', await save(member, feature, card([2]))))
    all.push(seen('submit', await submit(member, feature, 1)))
    all.push(seen('submit what is stale', await submit(member, feature, 9)))
    all.push(
      seen(
        'revise',
        await member.client.put(`/api/features/${feature.id}/scorecards/mine/revision`, card([1])),
      ),
    )
    all.push(seen('grading', await member.client.get(`/api/features/${feature.id}/grading`)))
    all.push(seen('desk', await member.client.get('/api/desk')))
  }
  return all
}

const expectWithout = (seenBySomeone: Seen[], ...notes: string[]) => {
  const text = JSON.stringify(seenBySomeone)
  for (const note of notes) expect(text).not.toContain(note)
}

eachDatabase((_name, open) => {
  describe('blindness', { timeout: 180_000 }, () => {
    it('holds for readers of every role on every route, and for what they try', async () => {
      const one = await buildWorld(open, high, low)
      const other = await buildWorld(open, low, high)
      expect(one.routes).toEqual(
        expect.arrayContaining([
          '/api/desk',
          '/api/features',
          '/api/features/:id',
          '/api/features/export',
          '/api/features/:id/grading',
          '/api/features/:id/grading/nearest',
          '/api/activity',
          '/api/launches/:id',
          '/api/tasks',
          '/api/warnings',
        ]),
      )
      for (const [role, reader] of Object.entries(one.readers)) {
        const twin = other.readers[role as keyof World['readers']]
        const read = await walk(one, reader)
        const readings = read.filter(({ what }) => what.endsWith('/grading'))
        expect(readings).toHaveLength(2)
        for (const { body } of readings) {
          expect(body).toMatchObject({ sight: 'blind', cards: null, consensus: null, proposal: null })
        }
        expect(await walk(other, twin), role).toEqual(read)
        expectWithout(read, noteOf('Hana', high), noteOf('Dora', low))
      }
      for (const [role, reader] of Object.entries(one.readers)) {
        const twin = other.readers[role as keyof World['readers']]
        const tried = await provoke(one, reader)
        expect(tried.some(({ status }) => status === 201)).toBe(false)
        expect(await provoke(other, twin), role).toEqual(tried)
        expectWithout(tried, noteOf('Hana', high), noteOf('Dora', low))
      }
      const refused = await decide<Problem>(one.readers.pmm, one.features[0] ?? { id: '' }, {
        grade: 'announce',
      })
      expect(refused.body.code).toBe('see-scores-first')
      expect(Object.keys(refused.body).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    })

    it('holds for a rater whose own card is a draft', async () => {
      const one = await buildWorld(open, high, low)
      const other = await buildWorld(open, low, low)
      const read = await walk(one, one.dora)
      expect(await walk(other, other.dora)).toEqual(read)
      expectWithout(read, noteOf('Hana', high))
      expect(JSON.stringify(read)).toContain(noteOf('Dora', low))
      // The two worlds do differ: to someone with sight they look different.
      expect(await walk(other, other.hugo)).not.toEqual(await walk(one, one.hugo))
    })

    it('hides drafts from those who see, from decisions, and from everyone afterwards', async () => {
      const one = await buildWorld(open, high, high)
      const other = await buildWorld(open, high, low)
      const both = async (look: (world: World) => Promise<Seen[]>) => {
        const read = await look(one)
        expect(await look(other)).toEqual(read)
        expectWithout(read, noteOf('Dora', high))
        return read
      }
      const read = await both((world) => walk(world, world.hugo))
      expect(JSON.stringify(read)).toContain(noteOf('Hana', high))
      await both(async (world) => {
        const all: Seen[] = []
        for (const feature of world.features) {
          all.push(seen('reveal', await reveal(world.readers['marketing-lead'], feature)))
          all.push(seen('score', await save(world.readers['marketing-lead'], feature, card([5]))))
        }
        expect(all.map(({ status }) => status)).toEqual([200, 403, 200, 403])
        return [...all, ...(await walk(world, world.readers['marketing-lead']))]
      })
      await both(async (world) => {
        const all: Seen[] = []
        for (const feature of world.features) {
          all.push(seen('bare', await decide(world.hugo, feature, { grade: 'announce' })))
          const grade = 'concept-campaign'
          all.push(seen('decide', await decide(world.readers['marketing-lead'], feature, { grade, reason })))
        }
        expect(all.map(({ status }) => status)).toEqual([403, 201, 403, 201])
        return all
      })
      for (const role of Object.keys(one.readers)) {
        await both((world) => walk(world, world.readers[role as keyof World['readers']]))
      }
      await both((world) => walk(world, world.hana))
    })
  })
})
