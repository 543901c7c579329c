import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Rubric, RubricList } from '#server/contracts/rubrics.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { prepare } from '#server/prepare.ts'
import { eachDatabase } from '../support/databases.ts'
import { startCompany } from './grading-fixtures.ts'

const title = { en: 'Crumb and crust', 'zh-Hans': '面包心与面包皮' }
const definition = { ...defaultRubric, title }

eachDatabase((_name, open) => {
  describe('rubrics', () => {
    it('start with the shipped one, created once for any number of servers', async () => {
      const { deps, admin } = await startCompany(await open())
      await Promise.all([prepare(deps), prepare(deps)])
      const { items } = (await admin.client.get<RubricList>('/api/rubrics')).body
      expect(items).toMatchObject([{ version: 1, publishedBy: null, note: null, isCurrent: true }])
      expect(items[0]).not.toHaveProperty('definition')
      const current = await admin.client.get<Rubric>('/api/rubrics/current')
      expect(current.body).toEqual({ ...items[0], definition: defaultRubric })
    })

    it('are published as immutable versions', async () => {
      const { admin, add } = await startCompany(await open())
      const lena = await add('Lena', 'marketing-lead')
      const before = (await admin.client.get<Rubric>('/api/rubrics/current')).body
      const made = await lena.client.post<Rubric>('/api/rubrics', {
        definition,
        note: 'Crust weighs more.',
        basedOn: 1,
      })
      expect(made.status).toBe(201)
      expect(made.body).toMatchObject({
        version: 2,
        note: 'Crust weighs more.',
        publishedBy: { id: lena.person.id, name: 'Lena' },
        isCurrent: true,
        definition,
      })
      const { items } = (await lena.client.get<RubricList>('/api/rubrics')).body
      expect(items.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
        [2, true],
        [1, false],
      ])
      const first = (await lena.client.get<Rubric>(`/api/rubrics/${before.id}`)).body
      expect(first).toEqual({ ...before, isCurrent: false })
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expect(
          (await lena.client.send(method, `/api/rubrics/${before.id}`, { definition, basedOn: 1 })).status,
        ).toBe(404)
      }
      const told = (await lena.client.get<PageOf<AuditEvent>>(`/api/activity?entityId=${made.body.id}`)).body
      expect(told.items).toMatchObject([{ verb: 'published', entityTitle: title }])
    })

    it('are rejected field by field when invalid, and by role', async () => {
      const { admin, anyone, add } = await startCompany(await open())
      const [first, ...rest] = definition.criteria
      const heavy = { ...definition, criteria: [{ ...first, weight: 16 }, ...rest] }
      const faulty = await admin.client.post<Problem>('/api/rubrics', { definition: heavy, basedOn: 1 })
      expect(faulty).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      expect(faulty.body.errors).toMatchObject([{ path: 'definition.criteria', code: 'weights-sum' }])
      const shapeless = await admin.client.post<Problem>('/api/rubrics', {
        definition: { ...definition, criteria: [] },
        basedOn: 1,
      })
      expect(shapeless.body.errors).toMatchObject([{ path: 'definition.criteria', code: 'too-short' }])
      for (const role of ['pmm', 'pm', 'sales', 'contributor', 'viewer'] as const) {
        const { client } = await add(`Some-${role}`, role)
        expect((await client.post('/api/rubrics', { definition, basedOn: 1 })).status).toBe(403)
        expect((await client.get('/api/rubrics/current')).status).toBe(200)
      }
      expect((await anyone.get('/api/rubrics')).status).toBe(401)
      expect((await admin.client.get(`/api/rubrics/${admin.person.id}`)).status).toBe(404)
      expect((await admin.client.get<RubricList>('/api/rubrics')).body.items).toHaveLength(1)
    })

    it('are published once when two people publish concurrently', async () => {
      const { admin } = await startCompany(await open())
      const both = await Promise.all(
        [1, 2].map(() => admin.client.post<Rubric>('/api/rubrics', { definition, basedOn: 1 })),
      )
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 412])
      expect(both.find(({ status }) => status === 201)?.body.version).toBe(2)
    })
  })
})
