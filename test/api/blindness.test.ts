/** RULES.md, Blindness: two companies that differ in hidden scores only must give identical responses. */
import { describe, expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { casesOn } from '../support/size.ts'
import { card, decide, reveal, save } from './grading-fixtures.ts'
import {
  buildFixture,
  expectWithout,
  high,
  low,
  noteOf,
  attemptWrites,
  reason,
  observe,
  readAll,
  type Observation,
  type Fixture,
} from './blindness-fixtures.ts'

eachDatabase((name, open) => {
  describe('blindness', { timeout: 180_000 }, () => {
    it('holds for readers of every role on every route, and for every attempted write', async () => {
      const one = await buildFixture(open, high, low)
      const other = await buildFixture(open, low, high)
      expect(one.routes).toEqual(
        expect.arrayContaining([
          '/api/desk',
          '/api/features',
          '/api/features/:id',
          '/api/features/export',
          '/api/features/:id/grading',
          '/api/features/:id/grading/nearest',
          '/api/activity',
          '/api/launches/:id',
          '/api/tasks',
          '/api/warnings',
        ]),
      )
      for (const [role, reader] of casesOn(name, Object.entries(one.readers))) {
        const twin = other.readers[role as keyof Fixture['readers']]
        const read = await readAll(one, reader)
        const readings = read.filter(({ what }) => what.endsWith('/grading'))
        expect(readings).toHaveLength(2)
        for (const { body } of readings) {
          expect(body).toMatchObject({ visibility: 'blind', cards: null, consensus: null, proposal: null })
        }
        expect(await readAll(other, twin), role).toEqual(read)
        expectWithout(read, noteOf('Hana', high), noteOf('Dora', low))
      }
      for (const [role, reader] of casesOn(name, Object.entries(one.readers))) {
        const twin = other.readers[role as keyof Fixture['readers']]
        const tried = await attemptWrites(one, reader)
        expect(tried.some(({ status }) => status === 201)).toBe(false)
        expect(await attemptWrites(other, twin), role).toEqual(tried)
        expectWithout(tried, noteOf('Hana', high), noteOf('Dora', low))
      }
      const refused = await decide<Problem>(one.readers.pmm, one.features[0] ?? { id: '' }, {
        grade: 'announce',
      })
      expect(refused.body.code).toBe('see-scores-first')
      expect(Object.keys(refused.body).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    })

    it('holds for a rater whose own card is a draft', async () => {
      const one = await buildFixture(open, high, low)
      const other = await buildFixture(open, low, low)
      const read = await readAll(one, one.dora)
      expect(await readAll(other, other.dora)).toEqual(read)
      expectWithout(read, noteOf('Hana', high))
      expect(JSON.stringify(read)).toContain(noteOf('Dora', low))
      // The two companies do differ: responses to people who may see scores are different.
      expect(await readAll(other, other.hugo)).not.toEqual(await readAll(one, one.hugo))
    })

    it('hides drafts from readers who see scores, from decisions, and from everyone afterwards', async () => {
      const one = await buildFixture(open, high, high)
      const other = await buildFixture(open, high, low)
      const both = async (look: (fixture: Fixture) => Promise<Observation[]>) => {
        const read = await look(one)
        expect(await look(other)).toEqual(read)
        expectWithout(read, noteOf('Dora', high))
        return read
      }
      const read = await both((fixture) => readAll(fixture, fixture.hugo))
      expect(JSON.stringify(read)).toContain(noteOf('Hana', high))
      await both(async (fixture) => {
        const all: Observation[] = []
        for (const feature of fixture.features) {
          all.push(observe('reveal', await reveal(fixture.readers['marketing-lead'], feature)))
          all.push(observe('score', await save(fixture.readers['marketing-lead'], feature, card([5]))))
        }
        expect(all.map(({ status }) => status)).toEqual([200, 403, 200, 403])
        return [...all, ...(await readAll(fixture, fixture.readers['marketing-lead']))]
      })
      await both(async (fixture) => {
        const all: Observation[] = []
        for (const feature of fixture.features) {
          all.push(observe('bare', await decide(fixture.hugo, feature, { grade: 'announce' })))
          const grade = 'concept-campaign'
          all.push(
            observe('decide', await decide(fixture.readers['marketing-lead'], feature, { grade, reason })),
          )
        }
        expect(all.map(({ status }) => status)).toEqual([403, 201, 403, 201])
        return all
      })
      for (const role of casesOn(name, Object.keys(one.readers))) {
        await both((fixture) => readAll(fixture, fixture.readers[role as keyof Fixture['readers']]))
      }
      await both((fixture) => readAll(fixture, fixture.hana))
    })
  })
})
