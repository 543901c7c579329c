/** The personal data report, and anonymising. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PersonalData } from '#server/contracts/personal-data.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { placeholderName } from '#server/domain/history/placeholder.ts'
import { eachTable } from '#server/resources/declarations.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { cellsWith } from '../support/every-cell.ts'
import { card, decide, type Member, readGrading, reveal, save, score } from './grading-fixtures.ts'
import { commit, upload } from './imports-fixtures.ts'
import {
  addOwn,
  testReason,
  complete,
  draft,
  edit,
  plan,
  startLaunching,
  tasksOf,
} from './launches-fixtures.ts'

const dataOf = <Body = PersonalData>({ client }: Member, { person }: Member) =>
  client.get<Body>(`/api/people/${person.id}/personal-data`)
const anonymise = <Body = Person>({ client }: Member, id: string, ifMatch: number) =>
  client.put<Body>(`/api/people/${id}/anonymisation`, undefined, { ifMatch })

/** Zebulon Quirk, who is in every table that references people or copies their names. */
async function startLife(open: OpenTestDatabase) {
  const company = await startLaunching(await open())
  const { admin, add, addFeature, anyone, pia } = company
  const zeb = await add('Zebulon', 'pmm', { jobFunction: 'pmm' })
  // They had another name before, and a typing mistake in their address.
  const other = { name: 'Zebulon Wibble', email: 'wibble@bakery.example' }
  const renamed = await admin.client.patch<Person>(`/api/people/${zeb.person.id}`, other, {
    ifMatch: zeb.person.version,
  })
  const back = { name: 'Zebulon Quirk', email: 'zebulon@bakery.example' }
  await admin.client.patch(`/api/people/${zeb.person.id}`, back, { ifMatch: renamed.body.version })
  await anyone.put('/api/session', { email: 'zebulon@bakery.example', password: 'not the right one' })
  await anyone.put('/api/session', { email: 'Wibble@bakery.example', password: 'not the right one' })
  await zeb.client.patch('/api/session', { language: 'zh-Hans' })
  await zeb.client.post('/api/api-tokens', {
    name: 'Laptop of Zebulon Quirk',
    scope: 'read',
    expiresOn: '2027-01-01',
  })

  const rye = await addFeature('Rye', { pmmOwnerId: zeb.person.id, departmentOwnerId: zeb.person.id })
  await zeb.client.patch(`/api/features/${rye.id}`, { pmOwnerId: zeb.person.id }, { ifMatch: 1 })
  await score(zeb, rye, [3, 3, 3, 3, 3, 3, 3, 3])
  await reveal(admin, rye)
  await decide(zeb, rye, { grade: 'small-scenario', reason: testReason, participantIds: [pia.person.id] })
  await decide(pia, rye, { grade: 'announce', reason: testReason, participantIds: [zeb.person.id] })
  const oat = await addFeature('Oat')
  await save(zeb, oat, card([4, 4, 4]))
  const launch = await plan(zeb, await draft(zeb, rye, { ownerId: zeb.person.id }), 'small-scenario')
  const [first, second] = await tasksOf(zeb, launch)
  await edit(pia, first!, { assigneeId: zeb.person.id })
  await complete(zeb, second!)
  await addOwn(zeb, launch, { assigneeId: zeb.person.id })
  await plan(zeb, launch, 'announce')
  await zeb.client.put(
    `/api/features/${rye.id}/confidentiality`,
    { isConfidential: true, personIds: [] },
    {
      ifMatch: (await zeb.client.get<{ version: number }>(`/api/features/${rye.id}`)).body.version,
    },
  )
  const table = `key,title,PM\nk1,Spelt,Zebulon Quirk\nk2,Corn,zebulon@bakery.example\nk3,Wheat,Zebulon Nobody\n`
  const { body: committed } = await upload(pia.client, table)
  expect((await commit(pia.client, committed)).status).toBe(200)
  await upload(pia.client, `key,title,PM\nk4,Barley,Zebulon Quirk\n`)
  await upload(zeb.client, `key,title\nk5,Malt\n`)
  const now = await admin.client.get<Person>(`/api/people/${zeb.person.id}`)
  return { ...company, zeb: { ...zeb, person: now.body }, rye, oat, launch }
}

eachDatabase((_name, open) => {
  describe('the personal data report', () => {
    it('contains everything about a person, without secrets', async () => {
      const { zeb, rye, oat, launch } = await startLife(open)
      const answer = await dataOf(zeb, zeb)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="personal-data-/)
      const { body } = answer
      expect(body.account).toMatchObject({ name: 'Zebulon Quirk', email: 'zebulon@bakery.example' })
      expect(body.sessions).toHaveLength(1)
      expect(body.apiTokens).toMatchObject([{ name: 'Laptop of Zebulon Quirk' }])
      expect(body.scorecards).toMatchObject([
        { feature: { title: 'Rye' }, isRoundOpen: false },
        { feature: { title: 'Oat' }, isRoundOpen: true, submittedAt: null },
      ])
      expect(Object.keys(body.scorecards[1]?.scores ?? {})).toHaveLength(3)
      expect(body.decisions.map(({ part }) => part)).toEqual(['decider', 'participant'])
      expect(body.features).toContainEqual({
        id: rye.id,
        title: 'Rye',
        as: ['pm-owner', 'pmm-owner', 'department-owner'],
      })
      expect(body.features.map(({ title }) => title)).not.toContain(oat.title)
      expect(body.launches).toEqual([{ id: launch.id, title: launch.title }])
      expect(new Set(body.tasks.flatMap((task) => task.as))).toEqual(new Set(['assigned', 'completed']))
      expect(body.imports).toMatchObject([{ fileName: 'list.csv', committedAt: null }])
      const verbs = body.activity.map(({ verb }) => verb)
      expect(verbs).toEqual(expect.arrayContaining(['signed-in', 'sign-in-failed', 'graded', 'completed']))
      const own = body.activity.find(({ verb }) => verb === 'graded')
      expect(own?.origin?.address).toBe('127.0.0.1')
      const admins = body.activity.find(({ verb, noun }) => noun === 'person' && verb === 'created')
      expect(admins?.origin).toBeNull()
      expect(JSON.stringify(body)).not.toMatch(/hash|secret|\$scrypt/i)
    })

    it('contains the data of every declared column', async () => {
      const { db, zeb } = await startLife(open)
      const { body } = await dataOf(zeb, zeb)
      const parts = new Map<string, unknown>(Object.entries(body))
      let found = 0
      for (const [table, { personalData }] of eachTable) {
        for (const [column, { disclosed: told }] of Object.entries(personalData)) {
          if (typeof told !== 'string') continue
          const holds = sql<boolean>`${sql.ref(`${table}.${column}`)} like ${`%${zeb.person.id}%`}`
          const rows = await db.selectFrom(table).select(sql.lit(1).as('row')).where(holds).execute()
          if (rows.length === 0) continue
          found += 1
          expect(parts.get(told), `${table}.${column}`).not.toEqual([])
          expect(parts.get(told), `${table}.${column}`).toBeDefined()
        }
      }
      expect(found).toBeGreaterThan(12)
    })

    it('is available to the person and to administrators, whose access is recorded and excludes scores of open rounds', async () => {
      const { admin, zeb, pia, oat } = await startLife(open)
      const refused = await dataOf<Problem>(pia, zeb)
      expect(refused).toMatchObject({
        status: 403,
        body: { code: 'not-allowed', params: { why: 'not-own' } },
      })
      expect((await readGrading(admin, oat)).visibility).toBe<Grading['visibility']>('blind')
      const { body } = await dataOf(admin, zeb)
      expect(body.scorecards.map(({ scores }) => scores !== null)).toEqual([true, false])
      const auditEvents = await admin.client.get<ActivityPage>('/api/activity?verb=exported')
      expect(auditEvents.body.items).toMatchObject([
        { person: { name: 'Ada' }, entityId: zeb.person.id, noun: 'person' },
      ])
      const nobody = await admin.client.get(`/api/people/${oat.id}/personal-data`)
      expect(nobody.status).toBe(404)
    })

    it('excludes hidden entities', async () => {
      const { db, admin, paul, feature } = await startLaunching(await open())
      await save(paul, feature, card([1]))
      await db.updateTable('features').set({ is_confidential: 1, pm_owner_id: null }).execute()
      expect((await dataOf(paul, paul)).body.scorecards).toEqual([])
      expect(JSON.stringify((await dataOf(paul, paul)).body)).not.toContain(feature.title)
      expect((await dataOf(admin, paul)).body.scorecards).toHaveLength(1)
    })
  })

  describe('an anonymised person', () => {
    it(
      'is in no cell of the database by name or address, and the history is still readable',
      { timeout: 60_000 },
      async () => {
        const { db, admin, zeb, rye, launch, anyone, pia } = await startLife(open)
        const { id } = zeb.person
        const before = (await admin.client.get<ActivityPage>(`/api/activity?limit=200`)).body
        for (const name of ['Zebulon', 'Quirk', 'Wibble']) {
          expect((await cellsWith(db, name)).length, name).toBeGreaterThan(1)
        }
        const done = await anonymise(admin, id, zeb.person.version)
        expect(done.status).toBe(200)
        const name = placeholderName(id)
        expect(done.body).toMatchObject({ name, email: `${id}@anonymised.invalid`, role: 'viewer' })
        expect(done.body.jobFunction).toBeNull()
        expect(done.body.disabledAt).not.toBeNull()
        expect(done.body.anonymisedAt).not.toBeNull()
        expect(done.headers.get('etag')).toBe(`"${done.body.version}"`)

        expect(await cellsWith(db, 'quirk')).toEqual([])
        expect(await cellsWith(db, 'wibble')).toEqual([])
        expect(await cellsWith(db, 'zebulon@')).toEqual([])
        // Another name misspelt in a file is not replaced.
        expect(await cellsWith(db, 'zebulon')).toEqual(['import_rows.errors', 'imports.summary'])
        for (const table of ['passwords', 'sessions', 'api_tokens', 'identities', 'account_links'] as const) {
          const rows = await db.selectFrom(table).select('person_id').where('person_id', '=', id).execute()
          expect(rows, table).toEqual([])
        }
        const addresses = await db
          .selectFrom('activity')
          .select('address')
          .where('person_id', '=', id)
          .distinct()
          .execute()
        expect(addresses).toEqual([{ address: null }])

        const after = (await admin.client.get<ActivityPage>(`/api/activity?limit=200`)).body
        expect(after.items[0]).toMatchObject({ verb: 'anonymised', entityId: id, entityTitle: name })
        const told = ({ items }: ActivityPage) =>
          items
            .filter(({ verb }) => verb !== 'anonymised')
            .map(({ id: auditEvent, verb, entityId, changes }) => ({
              auditEvent,
              verb,
              entityId,
              fields: changes.map(({ field }) => field),
            }))
        expect(told(after)).toEqual(told(before))
        const graded = after.items.find(({ verb, person }) => verb === 'graded' && person?.id === id)
        expect(graded).toMatchObject({ entityTitle: 'Rye', person: { id, name } })
        expect(graded?.redactedAt).not.toBeNull()
        const grading = await readGrading(admin, rye)
        expect(grading.decisions.at(-1)).toMatchObject({
          decider: { id, name },
          cards: [{ person: { id, name } }],
        })
        const owned = await admin.client.get(`/api/launches/${launch.id}`)
        expect(owned.body).toMatchObject({ owner: { id, name } })

        // Their account cannot be used to sign in, and their session has ended.
        expect((await zeb.client.get('/api/features')).status).toBe(401)
        const credentials = { email: 'zebulon@bakery.example', password: testPassword }
        expect((await anyone.put('/api/session', credentials)).status).toBe(401)
        expect((await anonymise(admin, id, done.body.version)).body).toEqual(done.body)
        const enabled = await admin.client.delete<Problem>(`/api/people/${id}/disabling`, {
          ifMatch: done.body.version,
        })
        expect(enabled.status).toBe(422)
        // The address can be used for a new person.
        const again = { name: 'Zeb', email: 'zebulon@bakery.example', role: 'viewer' }
        expect((await admin.client.post('/api/people', again)).status).toBe(201)
        expect((await anonymise<Problem>(pia, id, 1)).body.code).toBe('not-allowed')
      },
    )

    it("rejects one's own account, the last administrator, and a stale version", async () => {
      const { admin, add, pia } = await startLaunching(await open())
      const own = await anonymise<Problem>(admin, admin.person.id, admin.person.version)
      expect(own).toMatchObject({ status: 422, body: { errors: [{ path: 'id', code: 'own-account' }] } })
      const other = await add('Bo', 'administrator')
      const stale = await anonymise<Problem>(other, pia.person.id, 7)
      expect(stale).toMatchObject({ status: 412, body: { params: { current: 1 } } })
      const blind = await other.client.put<Problem>(`/api/people/${pia.person.id}/anonymisation`)
      expect(blind).toMatchObject({ status: 428 })
      expect((await anonymise<Problem>(other, pia.person.id, 1)).status).toBe(200)
      // Ada is disabled: Bo is the last administrator who may sign in, and only Ada could have disabled Bo.
      const { body: ada } = await other.client.get<Person>(`/api/people/${admin.person.id}`)
      expect((await anonymise(other, ada.id, ada.version)).status).toBe(200)
      expect((await other.client.get('/api/features')).status).toBe(200)
    })
  })
})
