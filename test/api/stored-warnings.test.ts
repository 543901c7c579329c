/** Stored warnings equal the results of the rules: after any writes, for every reader, with concurrent writers. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { Task } from '#server/contracts/tasks.ts'
import type { WarningList } from '#server/contracts/warnings.ts'
import { eachDatabase } from '../support/databases.ts'
import { sized } from '../support/size.ts'
import { decide, reveal, score } from './grading-fixtures.ts'
import { commit, upload } from './imports-fixtures.ts'
import {
  requestPreview,
  testReason,
  confirm,
  launchDay,
  startLaunching,
  tasksOf,
} from './launches-fixtures.ts'
import { expectStoredAsComputed } from './warnings-oracle.ts'

type Company = Awaited<ReturnType<typeof startLaunching>>
type Entity = { id: string; version: number }

/** All writes that can change the facts of warnings. A rejected one changes nothing. */
function stepsOf({ admin, pia, paul }: Company) {
  const { client } = admin
  const list = async <Item extends Entity>(path: string) => {
    const pages = await Promise.all(
      ['false', 'true'].map((archived) => client.get<PageOf<Item>>(`/api/${path}?archived=${archived}`)),
    )
    return pages.flatMap(({ body }) => body.items)
  }
  const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % (items.length || 1)]
  const feature = async (at: number) => pick(await list<Feature>('features'), at)
  const launch = async (at: number) => pick(await list<Launch>('launches'), at)
  const task = async (at: number): Promise<Task | undefined> => {
    const planned = (await list<Launch>('launches')).filter(({ plannedAt }) => plannedAt !== null)
    const of = pick(planned, at)
    return of && pick(await tasksOf(admin, of), at)
  }
  const area = async (at: number) =>
    pick((await client.get<PageOf<ProductArea>>('/api/product-areas')).body.items, at)
  const patch = (path: string, entity: Entity | undefined, change: object) =>
    entity && client.patch(`/api/${path}/${entity.id}`, change, { ifMatch: entity.version })
  const stages = ['rnd', 'early', 'scale']
  const grades = ['announce', 'small-scenario', 'big-scenario']
  return {
    add: (at: number) =>
      client.post('/api/features', { title: `Loaf ${at}`, requestingCustomers: at % 5, stage: 'released' }),
    dates: async (at: number) =>
      patch('features', await feature(at), {
        pmmJoinedOn: `2026-10-0${1 + (at % 3)}`,
        prdFinalOn: '2026-10-02',
        releaseDate: at % 2 ? launchDay : null,
      }),
    move: async (at: number) =>
      patch('features', await feature(at), { productAreaId: at % 4 ? (await area(at))?.id : null }),
    owners: async (at: number) =>
      patch('features', await feature(at), {
        title: `Roll ${at}`,
        pmOwnerId: paul.person.id,
        stage: 'retired',
      }),
    archive: async (at: number) => {
      const [path, entity] = at % 2 ? ['features', await feature(at)] : ['launches', await launch(at)]
      return (
        entity && client.sendLatest(at % 3 ? 'PUT' : 'DELETE', `/api/${String(path)}/${entity.id}/archive`)
      )
    },
    grade: async (at: number) => {
      const it = await feature(at)
      if (!it) return
      if (at % 3) await score(pia, it, [at % 6, 4, 4, 4, 3, 3, 3, at % 6]).catch(() => undefined)
      else await reveal(pia, it)
      await decide(pia, it, { grade: grades[at % 3], reason: testReason })
    },
    area: async (at: number) =>
      at % 3
        ? patch('product-areas', await area(at), { productStage: stages[at % 3] })
        : client.post('/api/product-areas', { name: `Oven ${at}`, productStage: 'rnd' }),
    draft: async (at: number) => {
      const featureIds = [(await feature(at))?.id]
      const rest = { launchDate: at % 2 ? launchDay : null, paidSpend: at % 3 ? at : null }
      return client.post('/api/launches', { title: `Sale ${at}`, featureIds, ...rest })
    },
    promote: async (at: number) =>
      patch('launches', await launch(at), { featureIds: [(await feature(at + 1))?.id], paidSpend: at % 3 }),
    plan: async (at: number) => {
      const it = await launch(at)
      if (!it) return
      const request = { launchDate: launchDay, grade: grades[at % 3], gradeReason: testReason }
      const { status, body } = await requestPreview(pia, it, request)
      if (status === 201) await confirm(pia, it, body)
    },
    undo: async (at: number) => {
      const it = await launch(at)
      return it && client.delete(`/api/launches/${it.id}/plan`, { ifMatch: it.version })
    },
    work: async (at: number) => {
      const it = await task(at)
      if (!it) return
      if (at % 4 === 0) return patch('tasks', it, { assigneeId: pia.person.id })
      if (at % 4 === 1) return patch('tasks', it, { deliverable: '' })
      const skipped = at % 4 === 2
      const path = `/api/tasks/${it.id}/${skipped ? 'skip' : 'completion'}`
      return client.put(path, skipped ? { reason: testReason } : undefined)
    },
    own: async (at: number) => {
      const it = await launch(at)
      const made = { phase: 'warm-up', title: `Poster ${at}`, dueOn: '2027-02-01' }
      return it && client.post(`/api/launches/${it.id}/tasks`, made)
    },
    import: async (at: number) => {
      const known = (await feature(at))?.title
      const { body } = await upload(
        client,
        `title,customers,maturity\nBun ${at},2,ga\n${known},${at % 4},ga\n`,
      )
      return commit(client, body)
    },
    remove: async (at: number) => {
      const [path, entity] = at % 2 ? ['features', await feature(at)] : ['launches', await launch(at)]
      return entity && client.delete(`/api/${String(path)}/${entity.id}`, { ifMatch: entity.version })
    },
    hide: async (at: number) => {
      const [path, entity] = at % 2 ? ['features', await feature(at)] : ['launches', await launch(at)]
      const change = { isConfidential: at % 3 > 0, personIds: at % 2 ? [pia.person.id] : [] }
      const hidden = `/api/${String(path)}/${entity?.id}/confidentiality`
      return entity && client.put(hidden, change, { ifMatch: entity.version })
    },
    dismiss: async (at: number) => {
      const it = pick((await client.get<WarningList>('/api/warnings')).body.items, at)
      return it && client.put(`/api/warnings/${it.id}/dismissal`, { reason: testReason })
    },
  }
}

eachDatabase((_name, open) => {
  it('equal the results of the rules after any writes, for every reader', { timeout: 60_000 }, async () => {
    const company = await startLaunching(await open())
    const steps = stepsOf(company)
    const names = Object.keys(steps) as (keyof typeof steps)[]
    const done = new Set<string>()
    for (const at of [1, 2, 5]) for (const name of ['add', 'area', 'draft'] as const) await steps[name](at)
    const step = fc.tuple(fc.constantFrom(...names), fc.nat(50))
    const walk = fc.asyncProperty(fc.array(step, { minLength: 16, maxLength: 16 }), async (walked) => {
      for (const [name, at] of walked) {
        const answer = await steps[name](at)
        if (answer && answer.status < 300) done.add(name)
        if (answer) expect(answer.status, `${name} ${at}`).toBeLessThan(500)
      }
      const readers = [company.pia, company.vera].map(({ client }) => client)
      await expectStoredAsComputed(company.db, company.admin.client, readers)
    })
    // One company for all runs: the initial state of a failing run cannot be reproduced.
    await fc.assert(walk, { numRuns: sized(4, 12), endOnFailure: true })
    expect(done.size).toBeGreaterThan(8)
  })
})
