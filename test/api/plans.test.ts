import { expect, it } from 'vitest'
import type { Launch } from '#server/contracts/launches.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { TaskList } from '#server/contracts/tasks.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'

eachDatabase((_name, open) => {
  it('smoke', async () => {
    const server = await startServer(testDeps(await open()))
    const p = await server.post<{ id: string }>('/api/people', {
      name: 'A',
      email: 'a@x.example',
      role: 'pmm',
      jobFunction: 'pmm',
      isDepartmentLead: false,
      language: 'en',
    })
    expect(p.status, JSON.stringify(p.body)).toBe(201)
    const me = await server.signedInAs(p.body.id)
    const f = await me.post<{ id: string }>('/api/features', { title: 'F' })
    expect(f.status, JSON.stringify(f.body)).toBe(201)
    const l = await me.post<Launch>('/api/launches', { title: 'L', featureIds: [f.body.id] })
    expect(l.status, JSON.stringify(l.body)).toBe(201)
    const pre = await me.post<Preview>(`/api/launches/${l.body.id}/previews`, {
      launchDate: '2027-03-01',
      grade: 'announce',
      gradeReason: 'because we said so',
    })
    expect(pre.status, JSON.stringify(pre.body)).toBe(201)
    expect(pre.body.tasks.length).toBe(10)
    const c = await me.put<Launch>(`/api/launches/${l.body.id}/plan`, { previewId: pre.body.id })
    expect(c.status, JSON.stringify(c.body)).toBe(200)
    const t = await me.get<TaskList>(`/api/launches/${l.body.id}/tasks`)
    expect(t.body.items.length).toBe(10)
    const list = await me.get('/api/launches')
    expect(list.status, JSON.stringify(list.body)).toBe(200)
    const tasks = await me.get('/api/tasks')
    expect(tasks.status, JSON.stringify(tasks.body)).toBe(200)
    const done = await me.put(`/api/tasks/${t.body.items[0]!.id}/completion`)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
  })
})
