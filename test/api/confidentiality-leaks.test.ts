/** Confidential entities leak nowhere: for unnamed readers, responses are identical with and without them. */
import { describe, expect, it } from 'vitest'
import { featureSorts } from '#server/contracts/features.ts'
import { launchSorts } from '#server/contracts/launches.ts'
import { eachDatabase } from '../support/databases.ts'
import { casesOn } from '../support/size.ts'
import { observe, type Observation } from './blindness-fixtures.ts'
import {
  buildFixture,
  type HiddenIds,
  holiday,
  secretWords,
  type Fixture,
} from './confidentiality-fixtures.ts'
import { everyRoute } from './every-route.ts'
import type { Member } from './grading-fixtures.ts'

const nobodysId = '00000000-0000-7000-8000-00000000dead'
const routes = (await everyRoute()).filter(
  ({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !url.startsWith('/api/docs'),
)

/** Every query of each list. */
function queriesOf({ known, nora, area }: Fixture, ids: HiddenIds): Record<string, string[]> {
  const searches = [...secretWords, 'bread', 'b', 'F-1'].map((word) => `q=${word}`)
  const entities = [
    ...known.features,
    ...known.launches,
    ...known.tasks,
    ...ids.features,
    ...ids.launches,
    ...ids.tasks,
  ]
  return {
    '/api/features': [
      ...featureSorts.flatMap((sort) => [
        `sort=${sort}`,
        `sort=${sort}&archived=true`,
        `sort=${sort}&limit=1`,
      ]),
      ...searches,
      ...searches.map((search) => `${search}&archived=true`),
      'grade=big-scenario',
      'grade=none',
      'stage=gray',
      `productAreaId=${area.id}`,
      `ownerId=${nora.person.id}`,
      'tag=rye',
      'tag=falcon',
      'needsGrading=true',
    ],
    '/api/features/export': ['csv', 'json'].flatMap((format) => [
      `format=${format}`,
      `format=${format}&q=falcon`,
      `format=${format}&archived=true&sort=title`,
    ]),
    '/api/features/:id/grading/nearest': ['total=50', 'total=70', 'total=75', 'total=80'],
    '/api/launches': [
      ...launchSorts.flatMap((sort) => [`sort=${sort}`, `sort=${sort}&limit=1`]),
      ...searches,
      'archived=true',
      ...['draft', 'planned', 'live', 'archived'].map((status) => `status=${status}`),
      'grade=concept-campaign',
      ...[...known.features, ...ids.features].map((id) => `featureId=${id}`),
    ],
    '/api/launches/:id/tasks': [`assigneeId=${nora.person.id}`, 'assigneeId=nobody', 'overdue=true'],
    '/api/tasks': [
      'limit=1',
      'limit=200',
      `assigneeId=${nora.person.id}`,
      'state=done',
      'state=skipped',
      `dueBy=${holiday}`,
      `dueFrom=${holiday}`,
    ],
    '/api/activity': [
      'limit=200',
      'limit=7',
      'noun=feature',
      'noun=launch,task',
      'noun=import',
      'verb=deleted',
      `personId=${nora.person.id}`,
      'originKind=session',
      ...entities.map((id) => `entityId=${id}`),
    ],
    '/api/activity/export': ['', 'format=csv', 'noun=feature&format=csv'],
    '/api/warnings': [
      ...[...known.features, ...ids.features].map((id) => `featureId=${id}`),
      ...[...known.launches, ...ids.launches].map((id) => `launchId=${id}`),
    ],
  }
}

const plainly: Record<string, string[]> = {
  '/api/features': ['q=falcon', 'archived=true'],
  '/api/features/export': ['format=csv'],
  '/api/features/:id/grading/nearest': ['total=73'],
  '/api/launches': ['q=falcon', 'archived=true'],
}

/** The URLs of a route: with public ids, and with ids of hidden entities. */
function filled(url: string, { known }: Fixture, ids: HiddenIds): string[] {
  const noun = url.split('/')[2] ?? ''
  if (!url.includes(':id')) return [url]
  const warnings = [...known.features, ...ids.features, ...ids.launches].map(
    (id) => `big-customer-driven~${id}`,
  )
  const all: string[] =
    noun === 'warnings'
      ? warnings
      : [...(known[noun as keyof typeof known] ?? []), ...(ids[noun as keyof HiddenIds] ?? [])]
  return (all.length > 0 ? all : [nobodysId]).map((id) => url.replace(':id', id).replace(':week', '1'))
}

/**
 * All responses for a reader, with lists up to their last page. Visibility does not depend on the role, so one reader
 * uses every query and the others the plain ones.
 */
async function walk(
  fixture: Fixture,
  ids: HiddenIds,
  { client, person }: Member,
  range: number,
): Promise<Observation[]> {
  fixture.begin(range)
  const queries = person.role === 'marketing-lead' ? queriesOf(fixture, ids) : plainly
  const read: Observation[] = []
  for (const { url } of routes.filter(({ method }) => method === 'GET')) {
    for (const address of filled(url, fixture, ids)) {
      for (const query of ['', ...(queries[url] ?? [])]) {
        for (let cursor: string | null = ''; cursor !== null;) {
          const paged: string = [query, cursor && `cursor=${cursor}`].filter(Boolean).join('&')
          const path = paged ? `${address}?${paged}` : address
          const answer = await client.get<{ nextCursor?: string | null } | undefined>(path)
          read.push(observe(`GET ${path}`, answer))
          cursor = answer.body?.nextCursor ?? null
        }
      }
    }
  }
  return read
}

/** Request bodies that could probe for hidden entities. */
const bodies: Record<string, object | undefined> = {
  'PATCH /api/features/:id': { title: 'Mine' },
  'PUT /api/features/:id/confidentiality': { isConfidential: false, personIds: [] },
  'PUT /api/launches/:id/confidentiality': { isConfidential: false, personIds: [] },
  'POST /api/features/:id/decisions': { grade: 'announce', roundId: null, supersedes: null },
  'PUT /api/features/:id/scorecards/mine': { scores: {} },
  'PUT /api/features/:id/scorecards/mine/revision': { scores: {} },
  'PATCH /api/launches/:id': { title: 'Mine' },
  'POST /api/launches/:id/previews': { launchDate: holiday, grade: 'concept-campaign' },
  'PUT /api/launches/:id/plan': { previewId: nobodysId },
  'POST /api/launches/:id/tasks': { phase: 'warm-up', title: 'Mine', dueOn: holiday },
  'PATCH /api/tasks/:id': { note: 'Mine' },
  'PUT /api/tasks/:id/skip': { reason: 'Nobody asks for it.' },
  'PUT /api/warnings/:id/dismissal': { reason: 'Nobody asks for it.' },
}

/** The responses to attempted writes: on hidden entities by their ids, and on related ones. */
async function attempt(
  fixture: Fixture,
  ids: HiddenIds,
  member: Member,
  range: number,
): Promise<Observation[]> {
  fixture.begin(range)
  const { client } = member
  const tried: Observation[] = []
  const send = async <Body>(method: string, path: string, body?: object, ifMatch?: number) => {
    const answer = await client.send<Body>(method, path, body, ifMatch === undefined ? {} : { ifMatch })
    tried.push(observe(`${method} ${path}`, answer))
    return answer.body
  }
  const hiddenEntities = [...ids.features, ...ids.launches, ...ids.tasks, ...ids.imports]
  for (const { method, url, ifMatch } of routes) {
    if (method === 'GET' || !url.includes(':id')) continue
    for (const address of filled(url, fixture, ids)) {
      if (!hiddenEntities.some((id) => address.includes(id))) continue
      await send(method, address, bodies[`${method} ${url}`], ifMatch && 1)
    }
  }
  for (const noun of ['feature', 'launch', 'task'] as const) {
    const id = { feature: ids.features, launch: ids.launches, task: ids.tasks }[noun][0]
    await send('PUT', '/api/presence', { noun, id, field: null })
    await send('DELETE', `/api/presence?noun=${noun}&id=${id}`)
  }
  const { known } = fixture
  const [falcon = ''] = ids.features
  const pmOwnerId = member.person.role === 'pm' ? member.person.id : null
  const made = { title: 'Falcon', externalKey: 'F-1', pmOwnerId }
  const own = await send<{ id?: string }>('POST', '/api/features', made)
  await send('POST', '/api/features', made)
  await send('PATCH', `/api/features/${own.id ?? known.features[0]}`, { externalKey: 'F-2' }, 1)
  await send('POST', '/api/launches', { title: 'Try', featureIds: [known.features[0], falcon] })
  await send('PATCH', `/api/launches/${known.launches[1]}`, { featureIds: [falcon] }, 1)
  for (const grade of ['big-scenario', 'concept-campaign'] as const) {
    const at = `/api/launches/${known.launches[1]}`
    const preview = await send<{ id?: string }>('POST', `${at}/previews`, { launchDate: holiday, grade })
    await send('PUT', `${at}/plan`, { previewId: preview.id ?? nobodysId })
  }
  const list = Buffer.from(`key,title,tags\nF-1,Falcon,rye\nX-${range},Eagle,\n,Kestrel,\n`)
  const uploaded = await client.post<{ id?: string }>('/api/imports?fileName=try.csv', list, {
    headers: { 'content-type': 'text/csv' },
  })
  tried.push(observe('POST /api/imports', uploaded))
  const at = `/api/imports/${uploaded.body.id ?? nobodysId}`
  await send('GET', `${at}/rows`)
  await send('PATCH', at, { mapping: {} })
  await send('PUT', `${at}/commit`)
  return tried
}

const isWordless = (read: Observation[]) => {
  const text = JSON.stringify(read.map(({ headers, body }) => ({ headers, body }))).toLowerCase()
  return secretWords.filter((word) => text.includes(word))
}

eachDatabase((name, open) => {
  describe('confidential entities', { timeout: 300_000 }, () => {
    it('leave no trace in responses to others, for reads and writes', async () => {
      const secretive = await buildFixture(open, true)
      const plain = await buildFixture(open, false)
      const ids = secretive.hidden!
      const [feature, launch, task, upload] = [ids.features, ids.launches, ids.tasks, ids.imports].map(
        ([first]) => [first!],
      )
      const few: HiddenIds = { features: feature!, launches: launch!, tasks: task!, imports: upload! }
      const idsFor = (role: string) => (role === 'marketing-lead' ? ids : few)
      const others = Object.keys(plain.readers).filter((role) => role !== 'marketing-lead')
      const roles = ['marketing-lead', ...casesOn(name, others)] as (keyof Fixture['readers'])[]
      let range = 2
      for (const role of roles) {
        const read = await walk(secretive, idsFor(role), secretive.readers[role], range)
        expect(isWordless(read), role).toEqual([])
        expect(await walk(plain, idsFor(role), plain.readers[role], range), role).toEqual(read)
        expect(read.filter(({ status }) => status >= 500)).toEqual([])
        range += 1
      }
      for (const role of roles) {
        const tried = await attempt(secretive, idsFor(role), secretive.readers[role], range)
        expect(await attempt(plain, idsFor(role), plain.readers[role], range), role).toEqual(tried)
        expect(tried.filter(({ status }) => status >= 500)).toEqual([])
        range += 1
      }
      // The fixtures differ: named people get different responses.
      const asNora = await walk(secretive, few, secretive.nora, range)
      expect(await walk(plain, few, plain.nora, range)).not.toEqual(asNora)
    })

    it('are visible everywhere to owners, named people and administrators', async () => {
      const { hidden, admin, nora, otto, lola } = await buildFixture(open, true)
      const [falcon, eagle, kestrel] = hidden!.features
      const [own, byFeature] = hidden!.launches
      const text = async ({ client }: Member, path: string) => {
        const { status, body } = await client.get(path)
        expect(status, path).toBe(200)
        return JSON.stringify(body)
      }
      const surfaces: [string, string, Member[]][] = [
        ['/api/features', '"Falcon"', [admin, nora, otto, lola]],
        ['/api/features', '"Eagle"', [admin, nora, otto]],
        ['/api/features?q=falcon', '"total":1', [admin, nora, otto, lola]],
        ['/api/features?archived=true', '"Kestrel"', [admin]],
        ['/api/features/export?format=csv', 'Falcon', [admin, nora, otto]],
        ['/api/features/export?format=json', '"Falcon"', [admin, nora, otto]],
        [`/api/features/${falcon}`, '"isConfidential":true', [admin, nora, otto, lola]],
        [`/api/features/${kestrel}/grading`, '"raters"', [admin]],
        [`/api/features/${falcon}/grading`, '"Nora"', [admin, nora, otto]],
        [`/api/features/${falcon}/grading`, `"featureId":"${eagle}"`, [admin, nora, otto]],
        [`/api/features/${falcon}/grading/nearest?total=73`, '"Eagle"', [admin, nora, otto]],
        [`/api/features/${falcon}/confidentiality`, '"Lola"', [admin, nora, otto, lola]],
        ['/api/launches', '"Falcon campaign"', [admin, nora, lola]],
        ['/api/launches', '"Eagle day"', [admin, nora, otto]],
        ['/api/launches?archived=true', '"Eagle two"', [admin, nora, otto]],
        [`/api/launches/${own}`, '"Bread"', [admin, nora, lola]],
        [`/api/launches/${byFeature}/tasks`, '"Falcon poster"', [admin, nora, otto]],
        ['/api/tasks?limit=200', '"Eagle poster"', [admin, nora, lola]],
        [`/api/tasks?limit=200&assigneeId=${nora.person.id}`, '"Falcon poster"', [admin, nora, otto]],
        ['/api/desk', '"Falcon"', [admin, nora, lola]],
        [`/api/activity?entityId=${falcon}`, '"imported"', [admin, nora, otto, lola]],
        [`/api/activity?entityId=${own}`, '"planned"', [admin, nora, lola]],
        ['/api/activity?limit=200', '"Osprey launch"', [admin]],
        ['/api/activity?noun=import', '"falcon.csv"', [admin]],
        ['/api/warnings', '"Eagle day"', [admin, nora]],
        [`/api/warnings?featureId=${falcon}`, 'The falcon knows better.', [admin, nora, otto, lola]],
      ]
      for (const [path, expected, members] of surfaces) {
        for (const member of members) {
          expect(await text(member, path), `${path} as ${member.person.name}`).toContain(expected)
        }
      }
    })
  })
})
