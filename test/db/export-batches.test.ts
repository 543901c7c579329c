/** Exports read in batches, and answer others between them. */
import { expect, it } from 'vitest'
import { eachActivity } from '#server/resources/audit/audit.repository.ts'
import { eachFeature } from '#server/resources/features/features.list.repository.ts'
import { eachDatabase } from '../support/databases.ts'
import { fillDatabase, idOf } from './filled-database.ts'

/** The turns of the event loop while something is read to its end. */
async function turnsDuring(batches: AsyncIterable<unknown[]>): Promise<{ turns: number; batches: number }> {
  let isReading = true
  const count = { turns: 0, batches: 0 }
  const tick = () => {
    if (!isReading) return
    count.turns += 1
    setImmediate(tick)
  }
  setImmediate(tick)
  for await (const batch of batches) if (batch.length > 0) count.batches += 1
  isReading = false
  return count
}

eachDatabase((_name, open) => {
  it('leaves the event loop to others after each batch', { timeout: 60_000 }, async () => {
    const db = await open()
    await fillDatabase(db)
    const reader = { id: idOf('person', 1), isAuditor: true }
    for (const batches of [eachFeature(db, { sort: 'title' }), eachActivity(db, { reader })]) {
      const count = await turnsDuring(batches)
      expect(count.batches).toBeGreaterThan(10)
      expect(count.turns).toBeGreaterThanOrEqual(count.batches)
    }
  })
})
