/** Uploads and exports are bounded for one person and in all, before a body is read, and a place is free again however a request ends. */
import { type ClientRequest, request } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import type { RouteOptions } from 'fastify'
import { expect, it, onTestFinished } from 'vitest'
import { buildApp } from '#server/app.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { forgettingImports } from '#server/resources/imports/imports.service.ts'
import { queueRecurring, workOff } from '#server/resources/jobs/worker.service.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { testDeps, testNow } from '../support/server.ts'
import { commit, list, rowsOf, start, upload } from './imports-fixtures.ts'

/** Begins an upload and sends none of its body. */
function begin(client: Client): ClientRequest {
  const sent = request(`${client.url}/api/imports?fileName=list.csv`, {
    method: 'POST',
    headers: { cookie: client.cookie, 'content-type': 'text/csv', 'content-length': 19_000_000 },
    agent: false,
  })
  sent.on('error', () => {})
  sent.flushHeaders()
  onTestFinished(() => void sent.destroy())
  return sent
}

/** The answer to an upload of which nothing was sent but its headers. */
async function refusalOf(client: Client) {
  const sent = begin(client)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const { code } = (await json(answer)) as Problem
  return [answer.statusCode, code, answer.headers['retry-after']]
}

eachDatabase((name, open) => {
  it('refuses one upload too many before its body is read', { timeout: 30_000 }, async () => {
    const { pmm, add } = await start(open)
    const rosa = await add('Rosa', 'pmm')
    const noor = await add('Noor', 'pmm')
    const ofPia = [0, 1, 2, 3].map(() => begin(pmm))
    await expect.poll(() => refusalOf(pmm), { timeout: 5000 }).toEqual([429, 'too-much-at-once', '5'])
    const ofRosa = [0, 1, 2, 3].map(() => begin(rosa))
    await expect.poll(() => refusalOf(noor), { timeout: 5000 }).toEqual([503, 'server-busy', '5'])
    expect((await noor.get('/api/features')).status).toBe(200)
    for (const broken of [...ofPia, ...ofRosa]) broken.destroy()
    await expect.poll(async () => (await upload(noor, list)).status, { timeout: 5000 }).toBe(201)
    // Each of these gives its place back, whatever its answer is.
    const answers = await Promise.all([0, 1, 2, 3].map(() => upload<Problem>(pmm, 'no,rows\n"')))
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    const made = await Promise.all([0, 1, 2, 3].map(() => upload(pmm, list)))
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    for (let place = 0; place < 5; place += 1) expect((await commit(rosa, made[0]!.body)).status).toBe(404)
  })

  it('forgets an uncommitted import after a day, and says until when it is kept', async () => {
    const { db, deps, pmm } = await start(open)
    const { body: kept } = await upload(pmm, list)
    expect(kept.keptUntil).toBe('2026-11-24T08:00:00.000Z')
    const { body: committed } = await upload(pmm, 'title\nCommitted')
    expect((await commit(pmm, committed)).body.keptUntil).toBeNull()
    const forgetAt = async (now: string) => {
      const at = { ...deps, now: () => now }
      await queueRecurring(at, [forgettingImports])
      await workOff(at, [forgettingImports], { onFault: (error) => expect(error).toBeUndefined() })
    }
    await forgetAt('2026-11-24T07:59:59.999Z')
    expect((await rowsOf(pmm, kept)).total).toBe(3)
    await forgetAt('2026-11-24T08:00:00.000Z')
    expect((await pmm.get(`/api/imports/${kept.id}`)).status).toBe(404)
    expect((await pmm.get<Import>(`/api/imports/${committed.id}`)).body.committedAt).toBe(testNow)
    expect(
      await db.selectFrom('import_rows').select('import_id').where('import_id', '=', kept.id).execute(),
    ).toEqual([])
  })

  if (name !== 'SQLite') return
  it('bounds every export and every request that reads or writes a file', async () => {
    const routes: RouteOptions[] = []
    const app = await buildApp(testDeps(await open()), { onRoute: (route) => void routes.push(route) })
    onTestFinished(() => app.close())
    const expensive = routes.filter(
      ({ url, method }) =>
        url.endsWith('/export') || (url.startsWith('/api/imports') && /POST|PUT|PATCH/.test(String(method))),
    )
    expect(expensive.length).toBeGreaterThanOrEqual(8)
    const large = routes.filter(({ bodyLimit }) => (bodyLimit ?? 0) > 1024 * 1024)
    expect(large.length).toBeGreaterThan(0)
    for (const { method, url, preParsing } of [...expensive, ...large]) {
      expect(preParsing, `${String(method)} ${url}`).toBeDefined()
    }
  })
})
