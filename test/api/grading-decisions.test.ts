import { describe, expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  card,
  criterionIds,
  decide,
  readGrading,
  reveal,
  save,
  score,
  startGrading,
  submit,
} from './grading-fixtures.ts'

const reason = 'Bundled with mobile attendance; rivals are appearing.'
const small = [3, 2, 4, 3, 3, 4, 4, 0]
eachDatabase((_name, open) => {
  describe('a decision', () => {
    it('other than the proposal requires a reason, which overrides the gates that forbid it', async () => {
      const { pia, feature } = await startGrading(await open())
      await score(pia, feature, small)
      const bare = await decide<Problem>(pia, feature, { grade: 'big-scenario' })
      expect(bare).toMatchObject({ status: 422, body: { code: 'reason-required' } })
      expect(bare.body.errors).toMatchObject([
        { path: 'reason', params: { why: 'differs-from-proposal', proposed: 'small-scenario' } },
        { path: 'reason', params: { why: 'gate-forbids', gate: 'big-needs-linked-scenarios' } },
      ])
      const short = await decide<Problem>(pia, feature, { grade: 'big-scenario', reason: 'too small' })
      expect(short.body.errors).toMatchObject([{ path: 'reason', code: 'reason-too-short' }])
      const made = await decide(pia, feature, { grade: 'big-scenario', reason })
      expect(made.body).toMatchObject({ liftedGates: ['big-needs-linked-scenarios'], reason })
    })

    it('two grades away requires a department lead, whatever the reason', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      await score(pia, feature, [1, 1, 2, 1, 0, 2, 1, 0])
      await score(lena, feature, [1, 1, 2, 1, 0, 2, 1, 0])
      const refused = await decide<Problem>(pia, feature, { grade: 'big-scenario', reason })
      expect(refused).toMatchObject({ status: 403, body: { code: 'department-lead-required' } })
      expect(refused.body.errors).toMatchObject([{ path: 'grade', params: { gradesAway: 2 } }])
      expect((await decide(lena, feature, { grade: 'big-scenario', reason })).status).toBe(201)
    })

    it('without scores gets its own round and requires a reason', async () => {
      const { pia, feature } = await startGrading(await open())
      const bare = await decide<Problem>(pia, feature, { grade: 'announce' })
      expect(bare).toMatchObject({ status: 422, body: { code: 'reason-required' } })
      const made = await decide(pia, feature, { grade: 'announce', reason })
      expect(made).toMatchObject({
        status: 201,
        body: { roundNumber: 1, cards: [], proposal: { grade: null } },
      })
      expect(await readGrading(pia, feature)).toMatchObject({ visibility: 'round-closed', cards: [] })
    })

    it('after a reveal uses the submitted cards only', async () => {
      const { pia, paul, lena, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await save(paul, feature, card([5, 5, 5, 5, 5, 5, 5, 5]))
      await reveal(lena, feature)
      const made = await decide(lena, feature, { grade: 'small-scenario' })
      expect(made.body.cards.map(({ person }) => person.name)).toEqual(['Pia'])
      expect((await readGrading(lena, feature)).cards).toHaveLength(1)
    })

    it('follows the worked examples', async () => {
      const { pia, lena, admin, addFeature } = await startGrading(await open())
      const open3 = { plannedFollowUps: 3, departmentOwnerId: lena.person.id, campaignBudget: 5000 }
      const examples: [number[], object, number, Grade, Grade, string[]][] = [
        [[1, 1, 2, 1, 0, 2, 1, 0], {}, 20, 'announce', 'announce', []],
        [small, {}, 56, 'small-scenario', 'big-scenario', ['big-needs-linked-scenarios']],
        [[4, 4, 4, 4, 3, 3, 3, 2], {}, 71, 'big-scenario', 'big-scenario', []],
        [[5, 5, 4, 4, 5, 4, 4, 5], open3, 91, 'concept-campaign', 'concept-campaign', []],
        [[3, 3, 1, 4, 3, 3, 2, 0], {}, 49, 'announce', 'announce', []],
        [
          [5, 3, 3, 3, 2, 2, 5, 5],
          {},
          71,
          'big-scenario',
          'concept-campaign',
          ['concept-needs-height-and-series'],
        ],
      ]
      for (const [values, facts, total, proposed, decided, lifted] of examples) {
        const feature = await addFeature(`Example of ${total}`, facts)
        await score(lena, feature, values)
        const { proposal } = await readGrading(lena, feature)
        expect(proposal?.low.total).toBe(total)
        expect(proposal?.grade).toBe(proposed)
        const made = await decide(lena, feature, {
          grade: decided,
          ...(proposed === decided ? {} : { reason }),
        })
        expect(made).toMatchObject({ status: 201, body: { liftedGates: lifted } })
      }
      expect((await pia.client.get<PageOf<Feature>>('/api/features?grade=concept-campaign')).body.total).toBe(
        2,
      )
      const areas = await admin.client.post<ProductArea>('/api/product-areas', {
        name: 'Ovens',
        productStage: 'rnd',
      })
      const young = await addFeature('Young', { ...open3, productAreaId: areas.body.id })
      await score(lena, young, [4, 4, 4, 4, 3, 3, 3, 2])
      expect((await readGrading(lena, young)).proposal).toMatchObject({
        grade: 'small-scenario',
        heldBy: [{ gate: 'young-product' }],
      })
    })
  })

  describe('anchors for comparison', () => {
    it('show the three latest decisions of other features per level, and the nearest totals', async () => {
      const { pia, admin, addFeature, feature } = await startGrading(await open())
      const titles = ['Bun', 'Rye', 'Pretzel', 'Ciabatta', 'Bagel', 'Brioche']
      const made: Feature[] = []
      for (const [index, title] of titles.entries()) {
        const other = await addFeature(title)
        await score(pia, other, [3, 2, 4, 3, 3, 4, 4, index % 6])
        await decide(pia, other, { grade: 'small-scenario', reason })
        made.push(other)
      }
      await admin.client.sendLatest('PUT', `/api/features/${made[5]?.id}/archive`)
      await score(pia, made[4] ?? feature, [5, 2, 4, 3, 3, 4, 4, 4])
      await decide(pia, made[4] ?? feature, { grade: 'big-scenario', reason })

      const { anchors } = await readGrading(pia, feature)
      const [first = '', , , , , , , last = ''] = criterionIds
      expect(anchors[first]?.['3']?.map(({ title }) => title)).toEqual(['Ciabatta', 'Pretzel', 'Rye'])
      expect(anchors[first]?.['5']).toEqual([
        { featureId: made[4]?.id, title: 'Bagel', grade: 'big-scenario' },
      ])
      expect(Object.keys(anchors[last] ?? {})).toEqual(['0', '1', '2', '3', '4'])
      expect(
        (await readGrading(pia, made[3] ?? feature)).anchors[first]?.['3']?.map(({ title }) => title),
      ).toEqual(['Pretzel', 'Rye', 'Bun'])

      await score(pia, feature, [3, 2, 4, 3, 3, 4, 4, 1])
      const { nearest } = await readGrading(pia, feature)
      expect(nearest?.map(({ title, total }) => [title, total])).toEqual([
        ['Rye', 58],
        ['Pretzel', 60],
        ['Bun', 56],
        ['Ciabatta', 62],
      ])
      const live = await pia.client.get<{ items: { title: string }[] }>(
        `/api/features/${feature.id}/grading/nearest?total=67.5`,
      )
      expect(live.body.items.map(({ title }) => title)).toEqual(['Bagel'])
      expect(live.body.items).toHaveLength(1)
    })
  })

  describe('concurrent requests', () => {
    it('for two first cards open one round, and for one card submit it once', async () => {
      const { pia, paul, lena, feature } = await startGrading(await open())
      const firsts = await Promise.all(
        [pia, paul, lena, pia].map((member) => save(member, feature, card(small))),
      )
      expect(firsts.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 428])
      const both = await Promise.all([
        submit(pia, feature, 1),
        submit(pia, feature, 1),
        submit(paul, feature, 1),
      ])
      expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(both[0].body).toEqual(both[1].body)
      const seen = await readGrading(pia, feature)
      expect(seen).toMatchObject({ round: { number: 1 }, cards: [{}, {}] })
      expect(seen.raters).toHaveLength(3)
    })

    it('for two decisions on one round leave one current', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await score(lena, feature, small)
      const roundId = (await readGrading(pia, feature)).round?.id
      const answers = await Promise.all([
        decide<Problem>(pia, feature, { grade: 'small-scenario', roundId, supersedes: null }),
        decide<Problem>(lena, feature, { grade: 'big-scenario', reason, roundId, supersedes: null }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412])
      const { decisions } = await readGrading(pia, feature)
      expect(decisions).toHaveLength(1)
      expect(decisions[0]?.cards).toHaveLength(2)
    })

    it('for two decisions without a round apply one, and the other once its decider has seen it', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      const unseen = { grade: 'announce', reason, roundId: null, supersedes: null }
      const answers = await Promise.all([pia, lena].map((member) => decide(member, feature, unseen)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412])
      expect((await decide(lena, feature, { grade: 'announce', reason })).status).toBe(201)
      const { decisions } = await readGrading(pia, feature)
      expect(decisions.map(({ roundNumber, isSuperseded }) => [roundNumber, isSuperseded])).toEqual([
        [2, false],
        [1, true],
      ])
    })
  })
})
