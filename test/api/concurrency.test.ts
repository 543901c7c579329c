/**
 * Twenty people edit the same launch: every acknowledged edit is still there or was the base of the edit that replaced
 * it; every other was rejected.
 */
import { expect, it } from 'vitest'
import type { AuditEvent, ActivityPage } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Person } from '#server/contracts/people.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { sized } from '../support/size.ts'
import {
  type Acknowledged,
  pathOf,
  type Entity,
  valuesOf,
  type Values,
  runConcurrentEdits,
  type ConcurrentEdits,
} from './concurrent-edits.ts'
import { draft, plan, tasksOf } from './launches-fixtures.ts'

const editors = 20
/** The duration of the edits; on a slow machine longer, until enough were made and rejected for a test. */
const seconds = sized(3, 60)

/** The complete history of an entity, oldest first. */
async function historyOf(client: Client, { id }: Entity): Promise<AuditEvent[]> {
  const entries: AuditEvent[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const after: string = cursor ? `&cursor=${cursor}` : ''
    const { body } = await client.get<ActivityPage>(`/api/activity?entityId=${id}&limit=200${after}`)
    entries.push(...body.items)
    cursor = body.nextCursor
  }
  return entries.reverse()
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Chains the events of a history: each begins with the values the previous one ended with. Two servers may write in
 * the same millisecond; then only the values tell the order.
 * @returns the final values
 */
function joinHistory(entries: readonly AuditEvent[]): Values {
  const state: Values = {}
  const waiting = [...entries]
  while (waiting.length > 0) {
    const alike = waiting.filter(({ at }) => at === waiting[0]!.at)
    const next = alike.find(({ changes }) =>
      changes.every(({ field, before }) => !(field in state) || same(state[field], before)),
    )
    if (!next) throw new Error(`Nothing joins ${JSON.stringify(state)}: ${JSON.stringify(alike)}`)
    for (const { field, after } of next.changes) state[field] = after
    waiting.splice(waiting.indexOf(next), 1)
  }
  return state
}

/** Replays the acknowledged edits of one entity in version order. @returns the resulting values and version */
function replay(
  edits: readonly Acknowledged[],
  hasOtherWriters: boolean,
): { values: Values; version: number } {
  const values: Values = {}
  let version = edits[0]?.base ?? 0
  for (const edit of edits) {
    // No two edits had the same base version: none was lost. Only plans also change tasks.
    if (hasOtherWriters) expect(edit.base).toBeGreaterThanOrEqual(version)
    else expect(edit.base).toBe(version)
    expect(edit.version).toBe(edit.base + 1)
    for (const [field, value] of Object.entries(edit.seen ?? {})) {
      if (field in values) expect({ field, value }).toEqual({ field, value: values[field] })
    }
    Object.assign(values, edit.set)
    version = edit.version
  }
  return { values, version }
}

const byEntity = (war: ConcurrentEdits, { id }: Entity): Acknowledged[] =>
  war.acknowledged.filter(({ entity }) => entity.id === id).sort((a, b) => a.version - b.version)

async function prove(
  client: Client,
  war: ConcurrentEdits,
  entities: readonly Entity[],
  first: ReadonlyMap<string, number>,
) {
  const histories: AuditEvent[] = []
  let joined = 0
  for (const entity of entities) {
    const edits = byEntity(war, entity)
    const { status, body } = await client.get<Values & { version: number }>(pathOf(entity))
    const history = await historyOf(client, entity)
    histories.push(...history)
    if (status === 404) {
      // Removed by a plan, which removes only tasks nobody has worked on.
      expect([entity.kind, edits.length]).toEqual(['task', 0])
      continue
    }
    const { values, version } = replay(edits, entity.kind === 'task')
    expect(valuesOf(entity, body)).toMatchObject(values)
    if (entity.kind === 'task') expect(body.version).toBeGreaterThanOrEqual(version)
    else expect(body.version).toBe(first.get(entity.id)! + edits.length)
    const told = history.filter(({ verb }) => verb === 'changed' || verb === 'replanned')
    expect(told).toHaveLength(edits.length)
    // No event contains a concurrent change of somebody else, such as renaming a feature of the launch.
    const fields = told.flatMap(({ changes }) => changes.map(({ field }) => field))
    expect(fields.filter((field) => !(field in valuesOf(entity, {})) && field !== 'gradeReason')).toEqual([])
    expect(valuesOf(entity, { ...body, ...joinHistory(told) })).toEqual(valuesOf(entity, body))
    joined += told.length
  }
  const written = JSON.stringify(histories)
  const leaked = war.refused.filter(({ mark }) => written.includes(`${mark}"`))
  expect(leaked).toEqual([])
  expect(joined).toBe(war.acknowledged.length)
  return { joined }
}

eachDatabase((name, _open, newUrl) => {
  it('loses no edit of twenty people', { timeout: (seconds + 90) * 1000 }, async () => {
    const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
    const count = name === 'SQLite' ? 1 : 2
    const servers = await Promise.all(Array.from({ length: count }, () => launchServer(environment)))
    const { client: admin, person } = await servers[0]!.client.firstAdministrator()
    const here = { client: admin, person }
    const features: Entity[] = []
    for (const title of ['Sourdough', 'Rye']) {
      const { body } = await admin.post<Feature>('/api/features', { title, stage: 'gray' })
      features.push({ kind: 'feature', id: body.id })
    }
    const planned = await plan(here, await draft(here, features), 'announce', '2027-03-01')
    const launch: Entity = { kind: 'launch', id: planned.id }
    const tasks = (await tasksOf(here, launch)).slice(0, 6).map(({ id }): Entity => ({ kind: 'task', id }))
    const people: Person[] = []
    const clients: Client[] = []
    for (let place = 0; place < editors; place += 1) {
      const newcomer = { name: `P${place}`, email: `p${place}@bakery.example`, role: 'pmm' }
      people.push((await admin.post<Person>('/api/people', newcomer)).body)
      const { cookie } = await servers[0]!.client.signedInAs(people[place]!.id)
      clients.push(new Client(servers[place % count]!.client.url, cookie))
    }
    const entities = [launch, ...features, ...tasks]
    const first = new Map<string, number>()
    for (const entity of entities) {
      first.set(entity.id, (await admin.get<{ version: number }>(pathOf(entity))).body.version)
    }

    const personIds = people.map(({ id }) => id)
    const war = await runConcurrentEdits(clients, { launch, tasks, features }, personIds, seconds * 1000)
    const { joined } = await prove(admin, war, entities, first)

    const of = (kind: Entity['kind']) => war.acknowledged.filter(({ entity }) => entity.kind === kind).length
    const plans = war.acknowledged.filter(({ seen }) => seen === null).length
    process.stdout.write(
      `\n${name}, ${count} server${count > 1 ? 's' : ''}, ${editors} people, ${seconds} s: ` +
        `${war.acknowledged.length} edits acknowledged (launch ${of('launch') - plans}, plans ${plans}, ` +
        `tasks ${of('task')}, features ${of('feature')}), all found; ` +
        `${war.refused.length} refused with 412 stale-version and ${war.stalePlans} with 412 stale-preview, ` +
        `none found; ${joined} entries of history join; lost 0\n`,
    )
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual(servers.map(() => 0))
  })
})
