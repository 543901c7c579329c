/** The same company twice: one of them has additional confidential entities. */
import { expect } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { Warning } from '#server/contracts/warnings.ts'
import type { OpenTestDatabase } from '../support/databases.ts'
import { card, decide, type Member, save, score, startCompany } from './grading-fixtures.ts'
import { addOwn, complete, draft, plan, skip, tasksOf } from './launches-fixtures.ts'

/** Words that only confidential entities contain. */
export const secretWords = ['falcon', 'eagle', 'kestrel', 'osprey']
export const holiday = '2027-03-16'

/**
 * Sequential ids and secrets, with a separate range for confidential entities, so that all other entities get the
 * same ids in both fixtures.
 */
function counting() {
  let range = 0
  const counts = new Map<number, number>()
  const next = () => {
    counts.set(range, (counts.get(range) ?? 0) + 1)
    return counts.get(range)!.toString(16).padStart(12, '0')
  }
  const begin = (another: number) => {
    range = another
    if (another > 1) counts.set(another, 0)
  }
  const newId = () => `00000000-0000-7000-8${String(range).padStart(3, '0')}-${next()}`
  return { begin, newId, newToken: () => `token-${range}-${next()}` }
}

export type Fixture = Awaited<ReturnType<typeof buildFixture>>

/** Readers of every role who are not named anywhere, named people, and the public entities. */
export async function buildFixture(open: OpenTestDatabase, isSecretive: boolean) {
  const { begin, ...identities } = counting()
  const company = await startCompany(await open(), identities)
  const { add, addFeature, admin } = company
  const readers = {
    'marketing-lead': await add('Lena', 'marketing-lead', { jobFunction: 'pmm', isDepartmentLead: true }),
    pmm: await add('Pia', 'pmm', { jobFunction: 'pmm' }),
    pm: await add('Paul', 'pm', { jobFunction: 'pm' }),
    sales: await add('Sam', 'sales', { jobFunction: 'sales' }),
    contributor: await add('Coco', 'contributor', { jobFunction: 'content' }),
    viewer: await add('Vera', 'viewer'),
  }
  const nora = await add('Nora', 'pmm', { jobFunction: 'pmm' })
  const otto = await add('Otto', 'pm', { jobFunction: 'pm' })
  const lola = await add('Lola', 'pmm')
  const area = (await admin.client.post<{ id: string }>('/api/product-areas', { name: 'Ovens' })).body
  const bread = await addFeature('Bread', {
    productAreaId: area.id,
    pmOwnerId: readers.pm.person.id,
    pmmOwnerId: readers.pmm.person.id,
    externalKey: 'B-1',
    tags: ['rye'],
    requestingCustomers: 1,
    releaseDate: '2027-02-01',
  })
  const graded = async (feature: Feature, answers: number[], grade: Grade) => {
    await score(nora, feature, answers)
    expect((await decide(nora, feature, { grade })).status).toBe(201)
  }
  const baguette = await addFeature('Baguette')
  await graded(baguette, [4, 4, 4, 4, 3, 3, 3, 2], 'big-scenario')
  await score(nora, bread, [4, 4, 3, 4, 3, 3, 3, 2])

  /** What only one of the fixtures contains. */
  const secretly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (!isSecretive) return undefined
    begin(1)
    const made = await work()
    begin(0)
    return made
  }
  const hidden = await secretly(() => hide({ admin, add, addFeature, nora, otto, lola, graded, bread, area }))

  const croissant = await addFeature('Croissant', { pmmJoinedOn: '2027-01-02', prdFinalOn: '2027-01-01' })
  await graded(croissant, [4, 4, 4, 4, 3, 3, 2, 2], 'big-scenario')
  const stale = await addFeature('Stale', { externalKey: 'S-1' })
  await admin.client.sendLatest('PUT', `/api/features/${stale.id}/archive`)
  const launch = await plan(
    readers.pmm,
    await draft(admin, [bread, baguette], { ownerId: readers['marketing-lead'].person.id, paidSpend: 10 }),
    'big-scenario',
    holiday,
  )
  const second = await draft(admin, croissant, { title: 'Second', launchDate: holiday })
  const [task, ...others] = await tasksOf(admin, launch)
  await complete(admin, task!)
  const uploaded = await readers.pmm.client.post<Import>(
    '/api/imports?fileName=public.csv',
    Buffer.from('key,title,tags\nB-1,Bread,rye;new\nN-1,New one,\n'),
    { headers: { 'content-type': 'text/csv' } },
  )
  expect((await readers.pmm.client.put(`/api/imports/${uploaded.body.id}/commit`)).status).toBe(200)
  const known = {
    features: [bread.id, baguette.id, stale.id],
    launches: [launch.id, second.id],
    tasks: [task!.id, others[0]!.id],
    people: [nora.person.id, otto.person.id, readers.pm.person.id],
    'product-areas': [area.id],
    imports: [uploaded.body.id],
  }
  return { ...company, readers, nora, otto, lola, known, hidden, begin, launch, area }
}

type Secrets = Pick<Awaited<ReturnType<typeof startCompany>>, 'admin' | 'add' | 'addFeature'> & {
  nora: Member
  otto: Member
  lola: Member
  graded: (feature: Feature, answers: number[], grade: Grade) => Promise<void>
  bread: Feature
  area: { id: string }
}

/** All kinds of confidential entities, similar to the public ones: same tags, dates, totals, area. */
async function hide({ admin, addFeature, nora, otto, lola, graded, bread, area }: Secrets) {
  const confide = async (noun: string, entity: { id: string; version: number }, people: Member[]) => {
    const body = { isConfidential: true, personIds: people.map(({ person }) => person.id) }
    const at = `/api/${noun}/${entity.id}/confidentiality`
    expect((await admin.client.put(at, body, { ifMatch: entity.version })).status).toBe(200)
  }
  const falcon = await addFeature('Falcon', {
    isConfidential: true,
    summary: 'bread of the falcon',
    productAreaId: area.id,
    pmOwnerId: otto.person.id,
    externalKey: 'F-1',
    tags: ['rye', 'falcon'],
    requestingCustomers: 2,
    pmmJoinedOn: '2027-01-05',
    prdFinalOn: '2027-01-01',
    releaseDate: '2027-02-01',
  })
  await confide('features', falcon, [nora, lola])
  const eagle = await addFeature('Eagle')
  await confide('features', eagle, [nora, otto])
  await graded(eagle, [4, 4, 4, 4, 3, 3, 3, 1], 'big-scenario')
  await save(nora, falcon, card([5, 5], 'falcon note'))
  const kestrel = await addFeature('Kestrel', { isConfidential: true })
  await graded(kestrel, [4, 4, 4, 4, 3, 3, 3, 2], 'big-scenario').catch(() => {})
  await admin.client.sendLatest('PUT', `/api/features/${kestrel.id}/archive`)
  const osprey = await addFeature('Osprey', { isConfidential: true })
  const archived = await admin.client.sendLatest<Feature>('PUT', `/api/features/${osprey.id}/archive`)
  const gone = await admin.client.delete(`/api/features/${osprey.id}`, { ifMatch: archived.body.version })
  expect(gone.status).toBe(204)

  // One is confidential itself, with a public feature; the other only because of its feature.
  const own = await plan(
    admin,
    await draft(admin, bread, { title: 'Falcon campaign', isConfidential: true, ownerId: lola.person.id }),
    'concept-campaign',
    holiday,
  )
  await confide('launches', own, [nora])
  const byFeature = await plan(
    admin,
    await draft(admin, eagle, { title: 'Eagle day' }),
    'big-scenario',
    holiday,
  )
  const later = await plan(admin, await draft(admin, eagle, { title: 'Eagle two' }), 'big-scenario', holiday)
  await admin.client.sendLatest('PUT', `/api/launches/${later.id}/archive`)
  const target = await draft(admin, bread, { title: 'Osprey launch', isConfidential: true })
  const archivedLaunch = await admin.client.sendLatest<Launch>('PUT', `/api/launches/${target.id}/archive`)
  const ifMatch = archivedLaunch.body.version
  expect((await admin.client.delete(`/api/launches/${target.id}`, { ifMatch })).status).toBe(204)

  const tasks = await tasksOf(admin, own)
  await complete(admin, tasks[0]!)
  await skip(admin, tasks[1]!)
  await addOwn(admin, own, { title: 'Eagle poster', assigneeId: nora.person.id })
  await addOwn(admin, byFeature, { title: 'Falcon poster', assigneeId: nora.person.id })
  for (const entity of [falcon, own]) {
    const asked = entity === falcon ? 'featureId' : 'launchId'
    const { body } = await admin.client.get<{ items: Warning[] }>(`/api/warnings?${asked}=${entity.id}`)
    const dismissed = body.items[0]
    if (dismissed) {
      const reason = 'The falcon knows better.'
      expect((await admin.client.put(`/api/warnings/${dismissed.id}/dismissal`, { reason })).status).toBe(200)
    }
  }
  const uploaded = await admin.client.post<Import>(
    '/api/imports?fileName=falcon.csv',
    Buffer.from('key,title,tags\nF-1,Falcon,rye;falcon;eagle\n'),
    { headers: { 'content-type': 'text/csv' } },
  )
  expect((await admin.client.put(`/api/imports/${uploaded.body.id}/commit`)).status).toBe(200)
  return {
    features: [falcon.id, eagle.id, kestrel.id, osprey.id],
    launches: [own.id, byFeature.id, later.id, target.id],
    tasks: [tasks[0]!.id, tasks[1]!.id, (await tasksOf(admin, byFeature))[0]!.id],
    imports: [uploaded.body.id],
  }
}
export type HiddenIds = Awaited<ReturnType<typeof hide>>
