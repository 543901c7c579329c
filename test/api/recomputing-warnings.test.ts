/** Recomputation of all warnings after midnight and after a change of the rules, by one server. */
import { expect, it } from 'vitest'
import type { Desk } from '#server/contracts/desk.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import { type WarningRules, warningRules } from '#server/domain/warnings/warnings.ts'
import { queueRecurring, workOnce } from '#server/resources/jobs/worker.service.ts'
import { recomputeWarnings, recomputingWarnings } from '#server/resources/warnings/recomputing.service.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { draft, startLaunching } from './launches-fixtures.ts'

const quiet = { onFault: (error: unknown) => expect.unreachable(String(error)) }

const both = (text: string) => ({ en: text, 'zh-Hans': text })

/** The shipped rules, and one of a bakery: the launch date of a launch has come. */
const bakery: WarningRules = {
  feature: warningRules.feature,
  launch: [
    {
      code: 'B1',
      slug: 'day-has-come',
      severity: 'warning',
      noun: 'launch',
      title: both('The day has come'),
      readsToday: true,
      causes: [
        {
          when: ({ today, launchDate }) => (launchDate !== null && launchDate <= today ? { today } : null),
          text: both('It is {today}.'),
        },
      ],
    },
  ],
}

/** A launch on the day after the start of the test, in a workspace at UTC, and a feature with a warning. */
async function startWaiting(open: OpenTestDatabase) {
  let now = '2026-11-23T23:00:00.000Z'
  const company = await startLaunching(await open(), () => now)
  const { admin, db, deps, pia, feature, addFeature } = company
  const setZone = async (timeZone: string) => {
    const { body } = await admin.client.get<Workspace>('/api/workspace')
    const answer = await admin.client.patch('/api/workspace', { timeZone }, { ifMatch: body.version })
    expect(answer.status).toBe(200)
  }
  await setZone('Etc/UTC')
  const launch = await draft(pia, feature, { launchDate: '2026-11-24' })
  await addFeature('Asked for', { requestingCustomers: 1 })
  const slugs = async () => {
    const rows = await db.selectFrom('warnings').select('slug').orderBy('slug').execute()
    return rows.map(({ slug }) => slug)
  }
  return {
    ...company,
    ...{ launch, slugs, setZone },
    recompute: (rules = bakery) => recomputeWarnings(deps, rules),
    at: (instant: string) => {
      now = instant
    },
  }
}

eachDatabase((_name, open) => {
  it('recomputes them at midnight, once', async () => {
    const { deps, recompute, slugs, at } = await startWaiting(open)
    await recompute()
    expect(await slugs()).toEqual(['big-customer-driven'])
    at('2026-11-23T23:59:59.000Z')
    expect(await recompute()).toBe(0)
    at('2026-11-24T00:00:00.000Z')
    const kinds = [recomputingWarnings(bakery)]
    await queueRecurring(deps, kinds)
    const servers = await Promise.all([workOnce(deps, kinds, quiet), workOnce(deps, kinds, quiet)])
    expect(servers.sort()).toEqual([false, true])
    expect(await slugs()).toEqual(['big-customer-driven', 'day-has-come'])
    expect(await recompute()).toBe(0)
  })

  it('finds the launches with concerns at midnight too', async () => {
    const { admin, recompute, at, launch } = await startWaiting(open)
    const listed = async () => {
      const { body } = await admin.client.get<Desk>('/api/desk')
      return body.launchesToLookAt?.items.map(({ id, concerns }) => [id, concerns])
    }
    await recompute(warningRules)
    expect(await listed()).toEqual([])
    at('2026-11-25T00:00:00.000Z')
    expect(await recompute(warningRules)).toBe(1)
    expect(await listed()).toEqual([[launch.id, ['date-passed-in-draft']]])
  })

  it('shows no launch without concerns while they are recomputed', async () => {
    const { admin, recompute, at, setZone } = await startWaiting(open)
    const totals = async () => {
      const { body } = await admin.client.get<Desk>('/api/desk')
      return [body.launchesToLookAt?.total, body.launchesToLookAt?.items.length]
    }
    at('2026-11-24T20:00:00.000Z')
    await setZone('Asia/Shanghai')
    await recompute(warningRules)
    expect(await totals()).toEqual([1, 1])
    await setZone('Etc/UTC')
    expect(await totals()).toEqual([0, 0])
  })

  it('recomputes them when another time zone changes the date', async () => {
    const { recompute, slugs, setZone } = await startWaiting(open)
    await recompute()
    expect(await slugs()).not.toContain('day-has-come')
    await setZone('Asia/Shanghai')
    expect(await recompute()).toBe(1)
    expect(await slugs()).toContain('day-has-come')
  })

  it('recomputes all of them after a change of the rules', async () => {
    const { recompute, slugs, at } = await startWaiting(open)
    at('2026-11-24T00:00:00.000Z')
    await recompute()
    expect(await slugs()).toEqual(['big-customer-driven', 'day-has-come'])
    expect(await recompute(warningRules)).toBe(1)
    expect(await slugs()).toEqual(['big-customer-driven'])
    await recompute({ feature: [], launch: [] })
    expect(await slugs()).toEqual([])
  })
})
