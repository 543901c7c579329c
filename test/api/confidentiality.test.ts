/** Who may make features and launches confidential, who sees them then, and what remains possible. */
import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Confidentiality } from '#server/contracts/confidentiality.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Import, ImportRow } from '#server/contracts/imports.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { eachDatabase } from '../support/databases.ts'
import type { Member } from './grading-fixtures.ts'
import {
  addOwn,
  draft,
  edit,
  launchDay,
  plan,
  preview,
  startLaunching,
  tasksOf,
} from './launches-fixtures.ts'

type Noun = 'features' | 'launches'
const nobodysId = '00000000-0000-7000-8000-00000000dead'

const confide = <Body = Confidentiality>(
  { client }: Member,
  noun: Noun,
  { id, version }: { id: string; version: number },
  people: Member[] = [],
  isConfidential = true,
) =>
  client.put<Body>(
    `/api/${noun}/${id}/confidentiality`,
    { isConfidential, personIds: people.map(({ person }) => person.id) },
    { ifMatch: version },
  )
const statusOf = async ({ client }: Member, noun: Noun, { id }: { id: string }) =>
  (await client.get(`/api/${noun}/${id}`)).status
const readFeature = async ({ client }: Member, { id }: { id: string }) =>
  (await client.get<Feature>(`/api/features/${id}`)).body
const historyOf = async ({ client }: Member, { id }: { id: string }) =>
  (await client.get<PageOf<AuditEvent>>(`/api/activity?entityId=${id}`)).body.items
const upload = async <Body = Import>({ client }: Member, rows: string[][]) =>
  (
    await client.post<Body>('/api/imports?fileName=list.csv', rows.map((row) => row.join(',')).join('\n'), {
      headers: { 'content-type': 'text/csv' },
    })
  ).body

eachDatabase((_name, open) => {
  describe('confidential features', () => {
    it('are seen by owners, named people and administrators only', async () => {
      const { add, admin, addFeature, pia, paul, cora, vera } = await startLaunching(await open())
      const owners = {
        pm: await add('Petra', 'pm'),
        pmm: await add('Mia', 'pmm'),
        dep: await add('Didi', 'sales'),
      }
      const feature = await addFeature('Falcon', {
        pmOwnerId: owners.pm.person.id,
        pmmOwnerId: owners.pmm.person.id,
        departmentOwnerId: owners.dep.person.id,
      })
      const answer = await confide(pia, 'features', feature, [cora, cora])
      expect(answer.status).toBe(200)
      const named = [cora, pia].map(({ person }) => ({ id: person.id, name: person.name }))
      expect(answer.body).toEqual({ isConfidential: true, people: named, version: 2 })
      expect(answer.headers.get('etag')).toBe('"2"')
      for (const member of [admin, pia, cora, ...Object.values(owners)]) {
        const read = await member.client.get<Confidentiality>(`/api/features/${feature.id}/confidentiality`)
        expect(read.body, member.person.name).toEqual(answer.body)
        expect(await readFeature(member, feature)).toMatchObject({ isConfidential: true, version: 2 })
        const [auditEvent] = await historyOf(member, feature)
        expect(auditEvent).toMatchObject({ verb: 'changed', person: { name: 'Pia' } })
        expect(auditEvent?.changes).toEqual([
          { field: 'isConfidential', before: false, after: true },
          { field: 'people', before: [], after: named },
        ])
      }
      for (const member of [paul, vera]) {
        expect(await statusOf(member, 'features', feature)).toBe(404)
        expect(await historyOf(member, feature)).toEqual([])
      }
      // Without Cora; Pia stays although she did not name herself.
      expect((await confide(pia, 'features', answer.body && { ...feature, version: 2 }, [vera])).status).toBe(
        200,
      )
      expect(await statusOf(cora, 'features', feature)).toBe(404)
      for (const member of [pia, vera]) expect(await statusOf(member, 'features', feature)).toBe(200)
      const open2 = await confide(pia, 'features', { ...feature, version: 3 }, [], false)
      expect(open2.body).toEqual({ isConfidential: false, people: [], version: 4 })
      for (const member of [paul, cora]) expect(await statusOf(member, 'features', feature)).toBe(200)
    })

    it('can be shared by administrators and owners without naming themselves', async () => {
      const { admin, feature, pia, paul } = await startLaunching(await open())
      expect((await confide(pia, 'features', feature)).body.people).toEqual([])
      expect((await confide(admin, 'features', { ...feature, version: 2 }, [paul])).body.people).toEqual([
        { id: paul.person.id, name: 'Paul' },
      ])
      const again = await confide(admin, 'features', { ...feature, version: 3 }, [paul])
      expect([again.status, again.body.version]).toEqual([200, 3])
      expect(await historyOf(admin, feature)).toHaveLength(3)
    })

    it('are made confidential by people who may edit the feature, with optimistic locking', async () => {
      const { add, addFeature, anyone, feature, pia, paul, cora, vera } = await startLaunching(await open())
      const other = await addFeature('Not Paul’s')
      const tried = async (member: Member, entity: Feature) => {
        const { status, body } = await confide<Problem>(member, 'features', entity)
        return [status, body.code ?? null]
      }
      expect(await tried({ ...pia, client: anyone }, feature)).toEqual([401, 'not-signed-in'])
      for (const member of [cora, vera, await add('Sam', 'sales')]) {
        expect(await tried(member, feature)).toEqual([403, 'not-allowed'])
      }
      expect(await tried(paul, other)).toEqual([403, 'not-allowed'])
      expect(await tried(paul, { ...feature, version: 7 })).toEqual([412, 'stale-version'])
      const at = `/api/features/${feature.id}/confidentiality`
      const blind = await pia.client.put<Problem>(at, { isConfidential: true, personIds: [] })
      expect([blind.status, blind.body.code]).toEqual([428, 'version-required'])
      expect(await tried(paul, feature)).toEqual([200, null])
      expect(await tried(pia, { ...feature, id: nobodysId })).toEqual([404, 'not-found'])
    })

    it('name only existing, enabled people', async () => {
      const { add, db, admin, feature, pia } = await startLaunching(await open())
      const gone = await add('Gus', 'pm')
      const off = await add('Otto', 'pm')
      const kept = await add('Kim', 'pm')
      const set = (member: Member, columns: object) =>
        db.updateTable('people').set(columns).where('id', '=', member.person.id).execute()
      await set(gone, { disabled_at: '2026-11-01T00:00:00.000Z', anonymised_at: '2026-11-01T00:00:00.000Z' })
      await set(off, { disabled_at: '2026-11-01T00:00:00.000Z' })
      const at = `/api/features/${feature.id}/confidentiality`
      const personIds = [pia.person.id, nobodysId, gone.person.id, off.person.id]
      const refused = await pia.client.put<Problem>(at, { isConfidential: true, personIds }, { ifMatch: 1 })
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid-input'])
      expect(refused.body.errors).toEqual([
        { path: 'personIds.1', code: 'unknown-person' },
        { path: 'personIds.2', code: 'disabled-person' },
        { path: 'personIds.3', code: 'disabled-person' },
      ])
      expect(await readFeature(admin, feature)).toMatchObject({ isConfidential: false, version: 1 })
      // People named before may stay.
      expect((await confide(pia, 'features', feature, [kept])).status).toBe(200)
      await set(kept, { disabled_at: '2026-11-01T00:00:00.000Z' })
      const again = await confide(pia, 'features', { ...feature, version: 2 }, [kept, admin])
      expect(again.body.people.map(({ name }) => name)).toEqual(['Ada', 'Kim'])
    })

    it('are hidden as soon as they are made confidential', async () => {
      const { admin, pia, paul, vera } = await startLaunching(await open())
      const made = await pia.client.post<Feature>('/api/features', { title: 'Falcon', isConfidential: true })
      expect([made.status, made.body.isConfidential]).toEqual([201, true])
      expect(await statusOf(vera, 'features', made.body)).toBe(404)
      for (const member of [admin, pia]) expect(await statusOf(member, 'features', made.body)).toBe(200)
      const own = { title: 'Eagle', isConfidential: true, pmOwnerId: paul.person.id }
      const pauls = (await paul.client.post<Feature>('/api/features', own)).body
      const { body } = await paul.client.get<Confidentiality>(`/api/features/${pauls.id}/confidentiality`)
      expect(body).toEqual({ isConfidential: true, people: [], version: 1 })
      expect(await statusOf(pia, 'features', pauls)).toBe(404)
      const change = await pia.client.patch(
        `/api/features/${made.body.id}`,
        { isConfidential: false },
        { ifMatch: 1 },
      )
      expect(change.status).toBe(422)
    })

    it('stay visible to a person who transfers them to another owner', async () => {
      const { pia, paul, vera } = await startLaunching(await open())
      const mine = { title: 'Falcon', isConfidential: true, pmmOwnerId: pia.person.id, externalKey: 'F-1' }
      const { body: falcon } = await pia.client.post<Feature>('/api/features', mine)
      const given = await pia.client.patch<Feature>(
        `/api/features/${falcon.id}`,
        { pmmOwnerId: paul.person.id },
        { ifMatch: 1 },
      )
      expect([given.status, given.body.pmmOwner?.name]).toEqual([200, 'Paul'])
      for (const member of [pia, paul]) expect(await statusOf(member, 'features', falcon)).toBe(200)
      const { body: eagle } = await pia.client.post<Feature>('/api/features', { ...mine, externalKey: 'F-2' })
      const uploaded = await upload(pia, [
        ['key', 'title', 'pmm'],
        ['F-2', 'Falcon', 'Paul'],
      ])
      expect(uploaded.counts).toMatchObject({ changed: 1 })
      expect((await pia.client.put(`/api/imports/${uploaded.id}/commit`)).status).toBe(200)
      expect((await readFeature(pia, eagle)).pmmOwner?.name).toBe('Paul')
      expect(await statusOf(vera, 'features', eagle)).toBe(404)
    })
  })

  describe('external keys', () => {
    const withKey = (title: string, rest: object = {}) => ({ title, externalKey: 'K-1', ...rest })
    const taken = { status: 422, body: { errors: [{ path: 'externalKey', code: 'already-exists' }] } }

    it('reveal nothing about hidden features', async () => {
      const { admin, pia, paul } = await startLaunching(await open())
      const create = ({ client }: Member, input: object) => client.post<Feature>('/api/features', input)
      const hidden = (await create(admin, withKey('Falcon', { isConfidential: true }))).body
      // The administrator sees the existing feature; Pia does not, and may use the key for hers.
      expect(await create(admin, withKey('Other'))).toMatchObject(taken)
      expect(await create(admin, withKey('Other', { isConfidential: true }))).toMatchObject(taken)
      const secret = await create(pia, withKey('Pia’s secret', { isConfidential: true }))
      expect(secret.status).toBe(201)
      expect(await create(pia, withKey('Once more'))).toMatchObject(taken)
      const paulsOwn = withKey('Paul’s', { pmOwnerId: paul.person.id })
      const shown = await create(paul, paulsOwn)
      expect(shown.status).toBe(201)
      expect(await create(paul, paulsOwn)).toMatchObject(taken)
      // The same rules apply to edits.
      const plain = (await create(pia, { title: 'Plain', externalKey: 'K-2' })).body
      const edited = (member: Member, { id }: Feature, change: object, ifMatch = 1) =>
        member.client.patch<Problem & Feature>(`/api/features/${id}`, change, { ifMatch })
      expect(await edited(pia, plain, { externalKey: 'K-1' })).toMatchObject(taken)
      expect((await edited(admin, hidden, { externalKey: 'K-1', summary: 'Same key' })).status).toBe(200)
      expect((await edited(admin, hidden, { externalKey: 'K-3' }, 2)).status).toBe(200)
      expect((await edited(pia, plain, { externalKey: 'K-3' })).status).toBe(200)
    })

    it('cannot become public with the key of a public feature', async () => {
      const { admin, pia } = await startLaunching(await open())
      const { body: hidden } = await admin.client.post<Feature>(
        '/api/features',
        withKey('Falcon', { isConfidential: true }),
      )
      expect((await pia.client.post('/api/features', withKey('Bread'))).status).toBe(201)
      const refused = await confide<Problem>(admin, 'features', hidden, [], false)
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        [{ path: 'isConfidential', code: 'external-key-taken' }],
      ])
      expect(await statusOf(pia, 'features', hidden)).toBe(404)
    })

    it('match rows of an import to what the importer sees', async () => {
      const { admin, pia } = await startLaunching(await open())
      const input = withKey('Falcon', { isConfidential: true })
      const { body: hidden } = await admin.client.post<Feature>('/api/features', input)
      const list = [
        ['key', 'title', 'tags'],
        ['K-1', 'Falcon', 'new'],
        ['', 'Eagle', ''],
      ]
      await admin.client.post('/api/features', { title: 'Eagle', isConfidential: true })
      const uploaded = await upload(pia, list)
      expect(uploaded.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
      expect((await pia.client.put(`/api/imports/${uploaded.id}/commit`)).status).toBe(200)
      expect((await readFeature(admin, hidden)).tags).toEqual([])
      // An administrator's rows match the public feature.
      const again = await upload(admin, [list[0]!, ['K-1', 'Falcon', 'newer']])
      const { body: rows } = await admin.client.get<PageOf<ImportRow>>(`/api/imports/${again.id}/rows`)
      expect(rows.items[0]?.changes).toEqual([{ field: 'tags', before: 'new', after: 'newer' }])
    })
  })

  it('shows an import that changed a confidential feature to its person and administrators only', async () => {
    const { add, admin, addFeature, pia } = await startLaunching(await open())
    const lena = await add('Lena', 'marketing-lead')
    const falcon = await addFeature('Falcon', { externalKey: 'K-1', isConfidential: true })
    expect((await confide(admin, 'features', falcon, [lena, pia])).status).toBe(200)
    const uploaded = await upload(pia, [
      ['key', 'title', 'tags'],
      ['K-1', 'Falcon', 'new'],
    ])
    expect((await pia.client.put(`/api/imports/${uploaded.id}/commit`)).status).toBe(200)
    const imports = async ({ client }: Member) =>
      (await client.get<PageOf<AuditEvent>>(`/api/activity?entityId=${uploaded.id}`)).body.total
    // Lena sees the event of the feature; the totals of the file could reveal other features.
    expect((await historyOf(lena, falcon))[0]).toMatchObject({ verb: 'imported', person: { name: 'Pia' } })
    expect(await Promise.all([pia, admin, lena].map(imports))).toEqual([1, 1, 0])
  })

  describe('confidential launches', () => {
    it('are seen by their owner, named people and administrators only', async () => {
      const { add, admin, feature, pia, paul, cora, vera } = await startLaunching(await open())
      const lena = await add('Lena', 'marketing-lead')
      const launch = await plan(pia, await draft(pia, feature, { ownerId: cora.person.id }), 'announce')
      const answer = await confide(pia, 'launches', launch, [vera])
      expect(answer.body.people.map(({ name }) => name)).toEqual(['Pia', 'Vera'])
      expect(answer.headers.get('etag')).toBe(`"${launch.version + 1}"`)
      for (const member of [admin, pia, cora, vera]) {
        expect(await statusOf(member, 'launches', launch), member.person.name).toBe(200)
        expect(await tasksOf(member, launch)).not.toEqual([])
        expect((await historyOf(member, launch))[0]?.changes.map(({ field }) => field)).toEqual([
          'isConfidential',
          'people',
        ])
      }
      const [task] = await tasksOf(pia, launch)
      for (const member of [lena, paul]) {
        expect(await statusOf(member, 'launches', launch)).toBe(404)
        expect((await member.client.get(`/api/launches/${launch.id}/tasks`)).status).toBe(404)
        expect((await member.client.get(`/api/tasks/${task?.id}`)).status).toBe(404)
        expect((await member.client.get<PageOf<Task>>('/api/tasks')).body).toMatchObject({
          items: [],
          total: 0,
        })
        expect(await historyOf(member, launch)).toEqual([])
      }
      expect((await confide<Problem>(lena, 'launches', answer.body && launch)).status).toBe(404)
      expect((await confide<Problem>(cora, 'launches', launch)).status).toBe(403)
    })

    it('leave no trace of a confidential feature that was added and removed', async () => {
      const { admin, addFeature, feature, pia, vera } = await startLaunching(await open())
      const falcon = await addFeature('Falcon')
      await confide(admin, 'features', falcon)
      const launch = await draft(admin, feature)
      const featureIds = [feature.id, falcon.id]
      const change = (body: object, ifMatch: number) =>
        admin.client.patch(`/api/launches/${launch.id}`, body, { ifMatch })
      expect((await change({ featureIds }, 1)).status).toBe(200)
      expect(await statusOf(pia, 'launches', launch)).toBe(404)
      expect((await change({ featureIds: [feature.id], title: 'Rolls' }, 2)).status).toBe(200)
      const told = async (member: Member) =>
        (await historyOf(member, launch)).map(({ verb, changes }) => [
          verb,
          ...changes.map(({ field }) => field),
        ])
      expect(await told(admin)).toEqual([
        ['changed', 'title', 'features'],
        ['changed', 'features'],
        ['created'],
      ])
      for (const member of [pia, vera])
        expect(await told(member)).toEqual([['changed', 'title'], ['created']])
    })

    it('are at least as confidential as each feature', async () => {
      const { addFeature, feature, pia, paul, cora, vera } = await startLaunching(await open())
      const falcon = await addFeature('Falcon')
      const launch = await draft(pia, [feature, falcon])
      await confide(pia, 'features', falcon, [cora])
      for (const member of [pia, cora]) expect(await statusOf(member, 'launches', launch)).toBe(200)
      for (const member of [paul, vera]) expect(await statusOf(member, 'launches', launch)).toBe(404)
      expect((await pia.client.get<Launch>(`/api/launches/${launch.id}`)).body.isConfidential).toBe(false)
    })

    it('contain only features that their creator sees', async () => {
      const { add, addFeature, admin, feature, pia, vera } = await startLaunching(await open())
      const falcon = await addFeature('Falcon', { isConfidential: true })
      const mia = await add('Mia', 'pmm')
      const trial = async (featureId: string) => {
        const input = { title: 'Bread', featureIds: [feature.id, featureId] }
        const made = await mia.client.post<Problem>('/api/launches', input)
        const launch = await draft(mia, feature)
        const at = `/api/launches/${launch.id}`
        const change = { featureIds: input.featureIds }
        const edited = await mia.client.patch<Problem>(at, change, { ifMatch: 1 })
        return [made, edited].map(({ body }) => ({ ...body, requestId: null }))
      }
      const hidden = await trial(falcon.id)
      expect(hidden[0]).toMatchObject({
        status: 422,
        errors: [{ path: 'featureIds.1', code: 'unknown-feature' }],
      })
      expect(hidden).toEqual(await trial(nobodysId))
      const byAdmin = await draft(admin, [feature, falcon])
      expect(await statusOf(pia, 'launches', byAdmin)).toBe(404)
      const lost = await admin.client.post<Problem>('/api/launches', {
        title: 'Bread',
        featureIds: [falcon.id],
        ownerId: vera.person.id,
      })
      expect(lost.body.errors).toEqual([{ path: 'ownerId', code: 'not-named' }])
    })

    it('are hidden as soon as they are made confidential', async () => {
      const { admin, feature, pia, paul, vera } = await startLaunching(await open())
      const launch = await draft(pia, feature, { isConfidential: true, ownerId: paul.person.id })
      expect(launch.isConfidential).toBe(true)
      for (const member of [admin, pia, paul]) expect(await statusOf(member, 'launches', launch)).toBe(200)
      expect(await statusOf(vera, 'launches', launch)).toBe(404)
      const given = await pia.client.patch(`/api/launches/${launch.id}`, { ownerId: null }, { ifMatch: 1 })
      expect(given.status).toBe(200)
      expect(await statusOf(paul, 'launches', launch)).toBe(404)
    })

    it('assign tasks only to people who see them', async () => {
      const { add, feature, pia, paul, cora, admin } = await startLaunching(await open())
      const peter = await add('Peter', 'contributor', { jobFunction: 'pr' })
      const launch = await draft(pia, feature, { isConfidential: true, ownerId: peter.person.id })
      const { tasks: asked } = await preview(pia, launch, 'concept-campaign')
      const planned = await plan(pia, launch, 'concept-campaign', launchDay)
      const tasks = await tasksOf(pia, planned)
      const assignees = new Set(tasks.flatMap(({ assignee }) => assignee?.name ?? []))
      expect([...assignees].sort()).toEqual(['Peter', 'Pia'])
      expect(new Set(asked.flatMap(({ assigneeName }) => assigneeName ?? []))).toEqual(assignees)
      // The same launch made public assigns tasks to everyone.
      const shared = await plan(pia, await draft(pia, feature), 'concept-campaign')
      const names = (await tasksOf(pia, shared)).flatMap(({ assignee }) => assignee?.name ?? [])
      expect([...new Set(names)].sort()).toEqual(['Cora', 'Paul', 'Peter', 'Pia'])

      const notNamed = { status: 422, body: { errors: [{ path: 'assigneeId', code: 'not-named' }] } }
      const [task] = tasks
      expect(await edit<Problem>(pia, task!, { assigneeId: cora.person.id })).toMatchObject(notNamed)
      expect(await addOwn<Problem>(pia, launch, { assigneeId: cora.person.id })).toMatchObject(notNamed)
      for (const member of [peter, admin]) {
        expect((await addOwn<Task>(pia, launch, { assigneeId: member.person.id })).status).toBe(201)
      }
      // People named later are assigned tasks and see them.
      expect((await confide(pia, 'launches', planned, [cora])).status).toBe(200)
      expect((await edit(pia, task!, { assigneeId: cora.person.id })).status).toBe(200)
      const mine = `/api/tasks?assigneeId=${cora.person.id}`
      const before = (await cora.client.get<PageOf<Task>>(mine)).body
      expect(before.items.map(({ id }) => id)).toContain(task!.id)
      expect((await confide(pia, 'launches', { ...planned, version: planned.version + 1 })).status).toBe(200)
      const after = (await cora.client.get<PageOf<Task>>(mine)).body
      expect(after.total).toBe(before.total - 1)
      expect((await cora.client.put(`/api/tasks/${task!.id}/completion`)).status).toBe(404)
      expect(paul.person.name).toBe('Paul')
    })
  })
})
