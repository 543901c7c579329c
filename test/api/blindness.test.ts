/** Nobody learns of a score before its time (RULES.md, Blindness): the same company twice, differing in hidden scores only, must answer alike. */
import { describe, expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { casesOn } from '../support/size.ts'
import { card, decide, reveal, save } from './grading-fixtures.ts'
import {
  buildWorld,
  expectWithout,
  high,
  low,
  noteOf,
  provoke,
  reason,
  seen,
  walk,
  type Seen,
  type World,
} from './blindness-worlds.ts'

eachDatabase((name, open) => {
  describe('blindness', { timeout: 180_000 }, () => {
    it('holds for readers of every role on every route, and for what they try', async () => {
      const one = await buildWorld(open, high, low)
      const other = await buildWorld(open, low, high)
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
        const twin = other.readers[role as keyof World['readers']]
        const read = await walk(one, reader)
        const readings = read.filter(({ what }) => what.endsWith('/grading'))
        expect(readings).toHaveLength(2)
        for (const { body } of readings) {
          expect(body).toMatchObject({ visibility: 'blind', cards: null, consensus: null, proposal: null })
        }
        expect(await walk(other, twin), role).toEqual(read)
        expectWithout(read, noteOf('Hana', high), noteOf('Dora', low))
      }
      for (const [role, reader] of casesOn(name, Object.entries(one.readers))) {
        const twin = other.readers[role as keyof World['readers']]
        const tried = await provoke(one, reader)
        expect(tried.some(({ status }) => status === 201)).toBe(false)
        expect(await provoke(other, twin), role).toEqual(tried)
        expectWithout(tried, noteOf('Hana', high), noteOf('Dora', low))
      }
      const refused = await decide<Problem>(one.readers.pmm, one.features[0] ?? { id: '' }, {
        grade: 'announce',
      })
      expect(refused.body.code).toBe('see-scores-first')
      expect(Object.keys(refused.body).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    })

    it('holds for a rater whose own card is a draft', async () => {
      const one = await buildWorld(open, high, low)
      const other = await buildWorld(open, low, low)
      const read = await walk(one, one.dora)
      expect(await walk(other, other.dora)).toEqual(read)
      expectWithout(read, noteOf('Hana', high))
      expect(JSON.stringify(read)).toContain(noteOf('Dora', low))
      // The two worlds do differ: to someone who may see scores they look different.
      expect(await walk(other, other.hugo)).not.toEqual(await walk(one, one.hugo))
    })

    it('hides drafts from those who see, from decisions, and from everyone afterwards', async () => {
      const one = await buildWorld(open, high, high)
      const other = await buildWorld(open, high, low)
      const both = async (look: (world: World) => Promise<Seen[]>) => {
        const read = await look(one)
        expect(await look(other)).toEqual(read)
        expectWithout(read, noteOf('Dora', high))
        return read
      }
      const read = await both((world) => walk(world, world.hugo))
      expect(JSON.stringify(read)).toContain(noteOf('Hana', high))
      await both(async (world) => {
        const all: Seen[] = []
        for (const feature of world.features) {
          all.push(seen('reveal', await reveal(world.readers['marketing-lead'], feature)))
          all.push(seen('score', await save(world.readers['marketing-lead'], feature, card([5]))))
        }
        expect(all.map(({ status }) => status)).toEqual([200, 403, 200, 403])
        return [...all, ...(await walk(world, world.readers['marketing-lead']))]
      })
      await both(async (world) => {
        const all: Seen[] = []
        for (const feature of world.features) {
          all.push(seen('bare', await decide(world.hugo, feature, { grade: 'announce' })))
          const grade = 'concept-campaign'
          all.push(seen('decide', await decide(world.readers['marketing-lead'], feature, { grade, reason })))
        }
        expect(all.map(({ status }) => status)).toEqual([403, 201, 403, 201])
        return all
      })
      for (const role of casesOn(name, Object.keys(one.readers))) {
        await both((world) => walk(world, world.readers[role as keyof World['readers']]))
      }
      await both((world) => walk(world, world.hana))
    })
  })
})
