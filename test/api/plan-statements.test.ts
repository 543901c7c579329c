/** How many statements the confirmation of a plan needs: a fixed number, and one for each fifty tasks that it writes. */
import { expect, it } from 'vitest'
import type { Preview } from '#server/contracts/plans.ts'
import { eachDatabase } from '../support/databases.ts'
import { openRecorded } from '../support/recorded-database.ts'
import { confirm, draft, plan, preview, startLaunching, tasksOf } from './launches-fixtures.ts'

const mostStatements = 12
const tasksPerStatement = 50

const writesTasks = (sql: string) => sql.startsWith('insert into "tasks"')
const batches = (tasks: readonly unknown[]) => Math.ceil(tasks.length / tasksPerStatement)

eachDatabase((_name, _open, newUrl) => {
  async function start() {
    const { db, recorded } = await openRecorded(await newUrl())
    const company = await startLaunching(db)
    // Statements that a process runs once, such as the first use of a session, are not counted.
    await plan(company.pia, await draft(company.pia, company.feature), 'announce')
    const launch = await draft(company.pia, company.feature)
    const confirmed = (shown: Preview) =>
      recorded(async () => expect((await confirm(company.pia, launch, shown)).status).toBe(200))
    return { ...company, launch, confirmed }
  }

  it('is at most twelve for a first plan, the session included, and one for fifty tasks', async () => {
    const { pia, launch, confirmed } = await start()
    // A grade of which there may be only one, so that the other launches are counted too.
    const statements = await confirmed(await preview(pia, launch, 'concept-campaign'))
    const tasks = await tasksOf(pia, launch)
    expect(tasks.length).toBeGreaterThan(tasksPerStatement)
    expect(statements.filter(writesTasks)).toHaveLength(batches(tasks))
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(mostStatements + batches(tasks))
  })

  it('is at most twelve in the transaction of another date, and one for fifty changed tasks', async () => {
    const { pia, launch, confirmed } = await start()
    await plan(pia, launch, 'concept-campaign')
    const before = new Map((await tasksOf(pia, launch)).map(({ id, version }) => [id, version]))
    const statements = await confirmed(await preview(pia, launch, 'concept-campaign', '2027-03-15'))
    const changed = (await tasksOf(pia, launch)).filter(({ id, version }) => before.get(id) !== version)
    expect(changed.length).toBeGreaterThan(tasksPerStatement)
    expect(statements.filter(writesTasks)).toHaveLength(batches(changed))
    const transaction = statements.slice(statements.indexOf('begin'))
    expect(transaction.length, statements.join('\n')).toBeLessThanOrEqual(mostStatements + batches(changed))
  })
})
