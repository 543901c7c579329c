/** What the transaction of an import does, in which all other writers of SQLite wait: two insertions per 250 new rows. */
import { expect, it } from 'vitest'
import type { Import } from '#server/contracts/imports.ts'
import { eachDatabase } from '../support/databases.ts'
import { openRecorded } from '../support/recorded-database.ts'
import { commit, start, upload } from './imports-fixtures.ts'

const rowsPerStatement = 250
const rows = 4 * rowsPerStatement
/** Whatever the number of rows. */
const mostOtherStatements = 20

const file = (stage: string) =>
  ['key,title,stage', ...Array.from({ length: rows }, (_, index) => `k${index},Bun ${index},${stage}`)].join(
    '\n',
  )

/** Counts turns of the event loop until stopped. */
function countTurns(): () => number {
  let turns = 0
  let isRunning = true
  const tick = () => {
    turns += 1
    if (isRunning) setImmediate(tick)
  }
  setImmediate(tick)
  return () => {
    isRunning = false
    return turns
  }
}

eachDatabase((_name, _open, newUrl) => {
  async function committing() {
    const { db, recorded } = await openRecorded(await newUrl())
    const { pmm } = await start(async () => db)
    return async (stage: string) => {
      const { body } = await upload<Import>(pmm, file(stage))
      const stop = countTurns()
      const statements = await recorded(async () => expect((await commit(pmm, body)).status).toBe(200))
      const turns = stop()
      const transaction = statements.slice(statements.indexOf('begin'), statements.indexOf('commit') + 1)
      const inserting = transaction.filter((sql) => /^insert into "(features|activity)"/.test(sql))
      return { transaction, inserting, turns, counts: body.counts }
    }
  }

  it('inserts new features and their events, and looks up little else', { timeout: 60_000 }, async () => {
    const imported = await committing()
    const { transaction, inserting, turns, counts } = await imported('gray')
    expect(counts.new).toBe(rows)
    // One more event: that of the import.
    expect(inserting).toHaveLength(2 * (rows / rowsPerStatement) + 1)
    expect(transaction.length - inserting.length, transaction.join('\n')).toBeLessThanOrEqual(
      mostOtherStatements,
    )
    expect(turns).toBeGreaterThanOrEqual(inserting.length)
  })

  it('updates changed features in one statement per 250, read before', { timeout: 60_000 }, async () => {
    const imported = await committing()
    await imported('gray')
    const { transaction, inserting, turns, counts } = await imported('prd')
    expect(counts.changed).toBe(rows)
    expect(inserting).toHaveLength(2 * (rows / rowsPerStatement) + 1)
    expect(transaction.filter((sql) => sql.startsWith('select "features".*'))).toEqual([])
    expect(turns).toBeGreaterThanOrEqual(inserting.length)
  })
})
