import { expect, it } from 'vitest'
import type { LaunchPage } from '#server/contracts/launches.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { draft, plan, startLaunching } from './launches-fixtures.ts'

eachDatabase((_name, open) => {
  it('filters by status, grade, feature and text, and counts the result', async () => {
    const { pia, feature, addFeature } = await startLaunching(await open())
    const rye = await addFeature('Rye')
    await draft(pia, feature, { title: 'Draft' })
    const planned = await draft(pia, [feature, rye], { title: 'Planned 面包' })
    const live = await draft(pia, rye, { title: 'Live' })
    const archived = await draft(pia, rye, { title: 'Archived' })
    await plan(pia, planned, 'announce')
    await plan(pia, live, 'small-scenario', '2026-11-23')
    await pia.client.sendLatest('PUT', `/api/launches/${archived.id}/archive`)
    const titles = async (query: string) => {
      const { body } = await pia.client.get<LaunchPage>(`/api/launches?sort=title&${query}`)
      expect(body.total).toBe(body.items.length)
      return body.items.map(({ title, status }) => `${title} ${status}`)
    }
    expect(await titles('')).toEqual(['Draft draft', 'Live live', 'Planned 面包 planned'])
    expect(await titles('status=live')).toEqual(['Live live'])
    expect(await titles('status=draft,planned')).toEqual(['Draft draft', 'Planned 面包 planned'])
    expect(await titles('status=archived,live')).toEqual(['Archived archived', 'Live live'])
    expect(await titles('archived=true')).toEqual(['Archived archived'])
    expect(await titles('grade=announce,big-scenario')).toEqual(['Planned 面包 planned'])
    expect(await titles(`featureId=${rye.id}`)).toEqual(['Live live', 'Planned 面包 planned'])
    expect(await titles(`q=${encodeURIComponent('ＰＬＡＮＮＥＤ 面')}`)).toEqual(['Planned 面包 planned'])
    expect(await titles(`q=${encodeURIComponent('100%')}`)).toEqual([])
    const wrong = await pia.client.get<Problem>('/api/launches?status=gone&limit=0')
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
  })

  it('pages in every sort order without losing or repeating a launch', async () => {
    const { pia, feature } = await startLaunching(await open())
    for (const [title, launchDate] of [
      ['c', '2027-01-04'],
      ['a', null],
      ['d', '2027-01-04'],
      ['b', '2026-12-01'],
    ]) {
      await draft(pia, feature, { title, launchDate })
    }
    const walk = async (sort: string) => {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const from: string = cursor === null ? '' : `&cursor=${cursor}`
        const { body } = await pia.client.get<LaunchPage>(`/api/launches?limit=1&sort=${sort}${from}`)
        expect(body.total).toBe(4)
        seen.push(...body.items.map(({ title }) => title))
        cursor = body.nextCursor
      } while (cursor !== null)
      return seen.join('')
    }
    expect(await walk('launchDate')).toBe('bcda')
    expect(await walk('-launchDate')).toBe('dcba')
    expect(await walk('title')).toBe('abcd')
    expect(await walk('-updatedAt')).toBe('bdac')
    const other = await pia.client.get<LaunchPage>('/api/launches?limit=1&sort=title')
    const mixed = await pia.client.get<Problem>(`/api/launches?cursor=${other.body.nextCursor}`)
    expect(mixed.body.errors).toEqual([{ path: 'cursor', code: 'unknown-cursor' }])
  })

  it('runs as many queries for many launches as for one', async () => {
    const db = await open()
    const { admin, pia, feature, deps } = await startLaunching(db)
    const asked: string[] = []
    const executor = db.getExecutor()
    const count = async (limit: number) => {
      asked.length = 0
      // The administrator's requests use the database whose queries are counted.
      const { body } = await admin.client.get<LaunchPage>(`/api/launches?limit=${limit}`)
      return [body.items.length, asked.length]
    }
    expect(deps.db).toBe(db)
    const execute = executor.executeQuery.bind(executor)
    executor.executeQuery = (query, ...rest) => {
      asked.push(query.sql)
      return execute(query, ...rest)
    }
    // One more than the larger page: a page of all launches needs no query for the total.
    for (const title of ['a', 'b', 'c', 'd'])
      await plan(pia, await draft(pia, feature, { title }), 'announce')
    const [one, queries] = await count(1)
    expect(one).toBe(1)
    expect(queries).toBeGreaterThan(2)
    expect(await count(3)).toEqual([3, queries])
  })
})
