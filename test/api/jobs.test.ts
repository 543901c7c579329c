/** The job queue: once each, on several servers, through failures, lost leases and stops. */
import { expect, it } from 'vitest'
import type { Deps } from '#server/deps.ts'
import type { JobKind } from '#server/resources/jobs/jobs.service.ts'
import { queueJob } from '#server/resources/jobs/jobs.service.ts'
import { queueRecurring, startWorker, workOff, workOnce } from '#server/resources/jobs/worker.service.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { testDeps } from '../support/server.ts'

/** A kind that bakes, on a clock that the test moves. */
async function startBaking(open: OpenTestDatabase, given: Partial<JobKind> = {}) {
  let now = Date.parse('2026-11-23T08:00:00.000Z')
  const deps: Deps = testDeps(await open(), () => new Date(now).toISOString())
  const baked: string[] = []
  const failed: string[] = []
  const faults: unknown[] = []
  const baking: JobKind = {
    kind: 'bake',
    seconds: 60,
    attempts: 3,
    run:
      async (_deps, { subject }) =>
      async () =>
        void baked.push(subject),
    onFailed: async (_trx, _deps, subject) => void failed.push(subject),
    ...given,
  }
  const options = { onFault: (error: unknown) => void faults.push(error) }
  return {
    ...{ deps, baking, baked, failed, faults, options },
    later: (ms: number) => void (now += ms),
    queue: (subject: string) => deps.db.transaction().execute((trx) => queueJob(trx, deps, baking, subject)),
    rows: () => deps.db.selectFrom('jobs').selectAll().orderBy('id').execute(),
  }
}

eachDatabase((_name, open) => {
  it('does each job once, whichever of two servers takes it, and queues nothing twice', async () => {
    const { deps, baking, baked, options, queue, rows } = await startBaking(open)
    for (const subject of ['rye', 'oat', 'spelt', 'rye', 'corn']) await queue(subject)
    expect(await rows()).toHaveLength(4)
    await Promise.all([workOff(deps, [baking], options), workOff(deps, [baking], options)])
    expect(baked.sort()).toEqual(['corn', 'oat', 'rye', 'spelt'])
    expect(await rows()).toEqual([])
  })

  it('queues nothing when the transaction does not commit', async () => {
    const { deps, baking, rows } = await startBaking(open)
    const broken = deps.db.transaction().execute(async (trx) => {
      await queueJob(trx, deps, baking, 'rye')
      throw new Error('no flour')
    })
    await expect(broken).rejects.toThrow('no flour')
    expect(await rows()).toEqual([])
  })

  it('tries again later each time, and fails for good after the last attempt', async () => {
    const run = async () => {
      throw new Error('the oven is cold')
    }
    const { deps, baking, failed, faults, options, queue, rows, later } = await startBaking(open, { run })
    await queue('rye')
    const waits: number[] = []
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await workOnce(deps, [baking], options)).toBe(true)
      expect(await workOnce(deps, [baking], options)).toBe(false)
      const [row] = await rows()
      expect(row).toMatchObject({ attempts: attempt, failure: 'the oven is cold', claimed_by: null })
      waits.push(Date.parse(row!.due_at) - Date.parse(deps.now()))
      later(waits.at(-1)!)
    }
    expect(waits.slice(0, 2)).toEqual([5_000, 20_000])
    expect([failed, faults.length]).toEqual([['rye'], 3])
    expect((await rows())[0]?.failed_at).not.toBeNull()
    expect(await workOnce(deps, [baking], options)).toBe(false)
    await queue('rye')
    expect((await rows())[0]).toMatchObject({ attempts: 0, failed_at: null })
  })

  it('is taken over when its server dies, and what the first one found out late is not written', async () => {
    let isFirst = true
    let release = () => {}
    const started = new Promise<void>((resolve) => (release = resolve))
    let finishFirst = () => {}
    const company = await startBaking(open, {
      run: async (_deps, { subject }) => {
        const own = isFirst ? 'first' : 'second'
        if (isFirst) {
          isFirst = false
          release()
          await new Promise<void>((resolve) => (finishFirst = resolve))
        }
        return async () => void company.baked.push(`${subject} by the ${own}`)
      },
    })
    const { deps, baking, baked, options, queue, later, rows } = company
    await queue('rye')
    const stalled = workOnce(deps, [baking], options)
    await started
    expect(await workOnce(deps, [baking], options)).toBe(false)
    later(91_000)
    expect(await workOnce(deps, [baking], options)).toBe(true)
    finishFirst()
    await stalled
    expect(baked).toEqual(['rye by the second'])
    expect(await rows()).toEqual([])
  })

  it('repeats a recurring job, and gives a job back when its server stops', async () => {
    const runs: string[] = []
    const { deps, baking, options, later, rows, queue } = await startBaking(open)
    const hourly: JobKind = {
      ...{ kind: 'air', seconds: 60, attempts: 1, everyMs: 3_600_000 },
      run: async ({ now }) => void runs.push(now()),
    }
    await queueRecurring(deps, [hourly])
    await workOff(deps, [hourly], options)
    expect(await workOnce(deps, [hourly], options)).toBe(false)
    later(3_600_000)
    await workOff(deps, [hourly], options)
    expect(runs).toHaveLength(2)
    expect(await rows()).toHaveLength(1)

    let begun = () => {}
    const isBegun = new Promise<void>((resolve) => (begun = resolve))
    const endless: JobKind = {
      ...baking,
      run: async (_deps, { signal }) => {
        begun()
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
        })
      },
    }
    const stop = startWorker(deps, [endless], (error) => expect.unreachable(String(error)))
    await queue('rye')
    await isBegun
    await stop()
    const [row] = await deps.db.selectFrom('jobs').selectAll().where('kind', '=', 'bake').execute()
    expect(row).toMatchObject({ attempts: 0, claimed_by: null, failed_at: null })
  })
})
