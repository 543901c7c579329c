import { describe, expect, it } from 'vitest'
import type { Playbook, PlaybookList } from '#server/contracts/playbooks.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { prepare } from '#server/prepare.ts'
import { eachDatabase } from '../support/databases.ts'
import { startCompany } from './grading-fixtures.ts'

const title = { en: 'How we launch a loaf', 'zh-Hans': '一款面包的推广' }
const definition = { ...defaultPlaybook, title }

eachDatabase((_name, open) => {
  describe('playbooks', () => {
    it('start with the shipped one, created once for any number of servers', async () => {
      const { deps, admin } = await startCompany(await open())
      await Promise.all([prepare(deps), prepare(deps)])
      const { items } = (await admin.client.get<PlaybookList>('/api/playbooks')).body
      expect(items).toMatchObject([{ version: 1, publishedBy: null, note: null, isCurrent: true }])
      expect(items[0]).not.toHaveProperty('definition')
      const current = await admin.client.get<Playbook>('/api/playbooks/current')
      expect(current.body).toEqual({ ...items[0], definition: defaultPlaybook })
    })

    it('are published as immutable versions', async () => {
      const { admin, add } = await startCompany(await open())
      const lena = await add('Lena', 'marketing-lead')
      const before = (await admin.client.get<Playbook>('/api/playbooks/current')).body
      const made = await lena.client.post<Playbook>('/api/playbooks', { definition, basedOn: 1 })
      expect(made).toMatchObject({ status: 201, body: { version: 2, isCurrent: true, definition } })
      const { items } = (await lena.client.get<PlaybookList>('/api/playbooks')).body
      expect(items.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
        [2, true],
        [1, false],
      ])
      const first = (await lena.client.get<Playbook>(`/api/playbooks/${before.id}`)).body
      expect(first).toEqual({ ...before, isCurrent: false })
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expect(
          (await lena.client.send(method, `/api/playbooks/${before.id}`, { definition, basedOn: 1 })).status,
        ).toBe(404)
      }
    })

    it('are rejected field by field when invalid, and by role', async () => {
      const { admin, add } = await startCompany(await open())
      const [first, ...rest] = definition.tasks
      const lost = { ...definition, tasks: [{ ...first, after: ['knead-the-dough'] }, ...rest] }
      const faulty = await admin.client.post<Problem>('/api/playbooks', { definition: lost, basedOn: 1 })
      expect(faulty).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      expect(faulty.body.errors).toMatchObject([
        { path: 'definition.tasks.0.after.0', code: 'unknown-task', params: { id: 'knead-the-dough' } },
      ])
      for (const role of ['pmm', 'pm', 'sales', 'contributor', 'viewer'] as const) {
        const { client } = await add(`Some-${role}`, role)
        expect((await client.post('/api/playbooks', { definition, basedOn: 1 })).status).toBe(403)
        expect((await client.get('/api/playbooks/current')).status).toBe(200)
      }
      expect((await admin.client.get(`/api/playbooks/${admin.person.id}`)).status).toBe(404)
    })

    it('are published once when two people publish concurrently', async () => {
      const { admin } = await startCompany(await open())
      const both = await Promise.all(
        [1, 2].map(() => admin.client.post<Playbook>('/api/playbooks', { definition, basedOn: 1 })),
      )
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 412])
      expect(both.find(({ status }) => status === 201)?.body.version).toBe(2)
    })
  })
})
