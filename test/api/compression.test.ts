/** Answers are compressed for clients that accept it; streams and what clients send are not touched. */
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import type { z } from 'zod'
import { eachDatabase } from '../support/databases.ts'
import { openEventReader } from '../support/event-reader.ts'
import { startCompany } from './grading-fixtures.ts'

eachDatabase((_name, open) => {
  async function startWithFeatures() {
    const company = await startCompany(await open())
    for (let index = 0; index < 12; index += 1) await company.addFeature(`Sourdough 酸面包 ${index}`)
    const { client } = company.admin
    const ask = (path: string, accepted: string, rest: RequestInit = {}) =>
      fetch(`${client.url}${path}`, {
        ...rest,
        headers: { cookie: client.cookie ?? '', 'accept-encoding': accepted, ...rest.headers },
      })
    return { client, ask }
  }

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('answers clients that accept %s in %s, with the same content', async (accepted, encoding) => {
    const { ask } = await startWithFeatures()
    const answer = await ask('/api/features', accepted)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-type')).toContain('application/json')
    const { items } = (await answer.json()) as z.infer<typeof FeaturePage>
    expect(items).toHaveLength(12)
  })

  it('compresses exports, and leaves small answers and event streams as they are', async () => {
    const { client, ask } = await startWithFeatures()
    const csv = await ask('/api/features/export?format=csv', 'br, gzip')
    expect(csv.headers.get('content-encoding')).toBe('br')
    expect(await csv.text()).toContain('Sourdough 酸面包 11')
    const small = await ask('/api/workspace', 'br, gzip')
    expect([small.status, small.headers.get('content-encoding')]).toEqual([200, null])
    const stream = await openEventReader(client)
    expect(stream.headers.get('content-encoding')).toBeNull()
  })

  it('does not expand compressed bodies, which could be larger than allowed', async () => {
    const { ask } = await startWithFeatures()
    const body = gzipSync(JSON.stringify({ title: 'x' }))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await ask('/api/features', 'identity', { method: 'POST', body, headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})
