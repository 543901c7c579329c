import { describe, expect, it } from 'vitest'
import type { Activity } from '#server/contracts/activity.ts'
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
  revise,
  save,
  score,
  startCompany,
  startGrading,
  submit,
} from './grading-cast.ts'

const reason = 'Bundled with mobile attendance; rivals are appearing.'
const small = [3, 2, 4, 3, 3, 4, 4, 0]

eachDatabase((_name, open) => {
  describe('a round', () => {
    it('keeps three people blind until each has submitted, and ends with a decision', async () => {
      const { pia, paul, lena, admin, feature } = await startGrading(await open())
      expect(await readGrading(pia, feature)).toMatchObject({ sight: 'no-round', round: null, raters: [] })

      const draft = await save(pia, feature, card([3, 2]))
      expect(draft).toMatchObject({ status: 200, body: { version: 1, submittedAt: null, isCounted: true } })
      expect(draft.headers.get('etag')).toBe('"1"')
      const full = await save(pia, feature, card(small), 1)
      expect((await submit(pia, feature, full.body.version)).body.submittedAt).not.toBeNull()

      const blind = await readGrading(paul, feature)
      expect(blind).toMatchObject({
        sight: 'blind',
        cards: null,
        consensus: null,
        proposal: null,
        nearest: null,
      })
      expect(blind.raters).toEqual([{ person: { id: pia.person.id, name: 'Pia' }, hasSubmitted: true }])
      expect(blind.mine).toBeNull()

      await save(paul, feature, card([5, 4, 4, 5, 5, 4, 4, 2]))
      const seen = await readGrading(pia, feature)
      expect(seen.sight).toBe('own-card-submitted')
      expect(seen.cards?.map(({ person }) => person.name)).toEqual(['Pia'])
      expect(seen.raters.map(({ hasSubmitted }) => hasSubmitted)).toEqual([false, true])
      expect(seen.proposal?.low.total).toBe(56)

      await submit(paul, feature, 1)
      await score(lena, feature, [4, 3, 4, 4, null, 4, 4, 1])
      const agreed = await readGrading(lena, feature)
      expect(agreed.cards).toHaveLength(3)
      expect(agreed.consensus?.criteria[0]).toMatchObject({ mean: 4, spread: 2, isToDiscuss: true })
      expect(agreed.consensus?.criteria[4]).toMatchObject({ mean: 4, knownCount: 2, unknownCount: 1 })
      expect(agreed.proposal?.grade).toBe('big-scenario')

      const decision = await decide(lena, feature, {
        grade: 'big-scenario',
        participantIds: [pia.person.id, paul.person.id],
        lookAgainOn: '2027-02-01',
        roundId: agreed.round?.id,
      })
      expect(decision.status).toBe(201)
      expect(decision.body).toMatchObject({
        roundNumber: 1,
        rubricVersion: 1,
        liftedGates: [],
        isSuperseded: false,
        decider: { name: 'Lena' },
        participants: [{ name: 'Pia' }, { name: 'Paul' }],
      })
      const closed = await readGrading(admin, feature)
      expect(closed).toMatchObject({ sight: 'round-closed', decisions: [decision.body] })
      expect(closed.proposal).toEqual(agreed.proposal)
      expect(closed.cards).toEqual(agreed.cards)
      const after = (await admin.client.get<Feature>(`/api/features/${feature.id}`)).body
      expect(after).toMatchObject({
        grade: 'big-scenario',
        gradeDecidedOn: '2026-11-23',
        lookAgainOn: '2027-02-01',
        needsGrading: false,
        version: feature.version + 1,
      })
    })

    it('tells who did what, and never a number', async () => {
      const { pia, paul, lena, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await revise(pia, feature, card([2, 2, 4, 3, 3, 4, 4, 0]), 2)
      await reveal(paul, feature)
      await score(lena, feature, small)
      await decide(lena, feature, { grade: 'small-scenario' })
      const { items } = (await pia.client.get<PageOf<Activity>>(`/api/activity?thingId=${feature.id}`)).body
      const deeds = items.filter(({ noun }) => noun === 'feature').toReversed()
      expect(deeds.map(({ verb }) => verb)).toEqual([
        'created',
        'round-opened',
        'scorecard-submitted',
        'scorecard-revised',
        'scores-revealed',
        'scorecard-submitted',
        'graded',
      ])
      expect(deeds.flatMap(({ changes }) => changes)).toEqual([
        { field: 'grade', before: null, after: 'small-scenario' },
      ])
    })

    it('begins blank when a feature is graded again, and supersedes what was decided', async () => {
      const { pia, feature } = await startGrading(await open())
      await score(pia, feature, small)
      const first = (await decide(pia, feature, { grade: 'small-scenario' })).body
      expect((await save(pia, feature, card([4]), 2)).status).toBe(412)
      expect((await readGrading(pia, feature)).round?.number).toBe(1)

      expect((await save(pia, feature, card([4]))).status).toBe(200)
      const again = await readGrading(pia, feature)
      expect(again).toMatchObject({ sight: 'blind', round: { number: 2 }, cards: null })
      expect(again.mine?.scores).toEqual(card([4]).scores)
      await save(pia, feature, card([4, 4, 4, 4, 3, 3, 3, 2]), 1)
      await submit(pia, feature, 2)
      const second = (await decide(pia, feature, { grade: 'big-scenario' })).body
      expect(second).toMatchObject({ roundNumber: 2, proposal: { low: { total: 71 } } })
      const { decisions } = await readGrading(pia, feature)
      expect(decisions).toEqual([second, { ...first, isSuperseded: true }])
    })

    it('keeps the rubric and the facts it was decided with', async () => {
      const { pia, admin, feature } = await startGrading(await open())
      await score(pia, feature, small)
      const rubric = (await admin.client.get<{ definition: { gates: unknown[] } }>('/api/rubrics/current'))
        .body
      const definition = { ...rubric.definition, gates: [], nearLinePoints: 9 }
      expect((await admin.client.post('/api/rubrics', { definition })).status).toBe(201)
      const bound = await readGrading(pia, feature)
      expect(bound.round?.rubricVersion).toBe(1)
      const decision = (await decide(pia, feature, { grade: 'small-scenario' })).body
      expect(decision).toMatchObject({ rubricVersion: 1, proposal: bound.proposal })
      await admin.client.patch(
        `/api/features/${feature.id}`,
        { plannedFollowUps: 9, campaignBudget: 100 },
        { ifMatch: feature.version + 1 },
      )
      const closed = await readGrading(pia, feature)
      expect(closed.proposal).toEqual(bound.proposal)
      expect(closed.decisions).toEqual([decision])
      await save(pia, feature, card([1]))
      expect((await readGrading(pia, feature)).round).toMatchObject({ number: 2, rubricVersion: 2 })
    })

    it('shows the card of sales beside the mean, and freezes the function it was submitted with', async () => {
      const { pia, add, admin, feature } = await startGrading(await open())
      const sam = await add('Sam', 'sales', { jobFunction: 'sales' })
      await score(pia, feature, small)
      expect((await score(sam, feature, [5, 5, 5, 5, 5, 5, 5, 5])).isCounted).toBe(false)
      const { version, id } = sam.person
      await admin.client.patch(`/api/people/${id}`, { jobFunction: 'pmm' }, { ifMatch: version })
      const seen = await readGrading(sam, feature)
      expect(seen.cards).toHaveLength(2)
      expect(seen.cards?.find(({ person }) => person.name === 'Sam')).toMatchObject({
        jobFunction: 'sales',
        isCounted: false,
      })
      expect(seen).toMatchObject({ consensus: { countedCards: 1 }, proposal: { low: { total: 56 } } })
    })

    it('counts a revision and keeps the original', async () => {
      const { pia, feature } = await startGrading(await open())
      const { version } = await score(pia, feature, small)
      const revised = await revise(pia, feature, card([4, 2, 4, 3, 3, 4, 4, 0]), version)
      expect(revised.body).toMatchObject({ scores: card(small).scores, version: version + 1 })
      expect(revised.body.revision?.scores).toEqual(card([4, 2, 4, 3, 3, 4, 4, 0]).scores)
      expect((await readGrading(pia, feature)).proposal?.low.total).toBe(59)
    })
  })

  describe('a refusal', () => {
    it('of a draft says which criterion is unknown, and asks for the version seen', async () => {
      const { pia, feature, anyone, admin } = await startGrading(await open())
      const unknown = await save<Problem>(pia, feature, { scores: { 'crust-height': { score: 3 } } })
      expect(unknown).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      expect(unknown.body.errors).toEqual([{ path: 'scores.crust-height', code: 'unknown-criterion' }])
      expect((await readGrading(pia, feature)).sight).toBe('no-round')
      for (const value of [6, -1, 2.5, '3']) {
        const wrong = { scores: { [criterionIds[0] ?? '']: { score: value } } }
        expect((await save(pia, feature, wrong)).status).toBe(422)
      }
      await save(pia, feature, card([1]))
      expect((await save<Problem>(pia, feature, card([2]))).body.code).toBe('version-required')
      await save(pia, feature, card([2]), 1)
      const stale = await save<Problem>(pia, feature, card([3]), 1)
      expect(stale).toMatchObject({ status: 412, body: { code: 'stale-version', params: { current: 2 } } })
      expect((await anyone.put(`/api/features/${feature.id}/scorecards/mine`, card([1]))).status).toBe(401)
      const nowhere = { id: admin.person.id }
      expect((await save(pia, nowhere, card([1]))).status).toBe(404)
      expect((await decide(pia, nowhere, { grade: 'announce' })).status).toBe(404)
      expect((await reveal(pia, nowhere)).status).toBe(404)
      expect((await pia.client.get(`/api/features/${nowhere.id}/grading`)).status).toBe(404)
      expect((await pia.client.get(`/api/features/${nowhere.id}/grading/nearest?total=1`)).status).toBe(404)
      expect((await pia.client.get(`/api/features/${feature.id}/grading/nearest?total=101`)).status).toBe(422)
    })

    it('of an incomplete submission names every criterion without an answer', async () => {
      const { pia, feature } = await startGrading(await open())
      expect((await submit<Problem>(pia, feature, 1)).body.code).toBe('not-found')
      await save(pia, feature, card([3, 2, 4, 3, 3, null]))
      expect((await submit<Problem>(pia, feature)).body.code).toBe('version-required')
      const answer = await submit<Problem>(pia, feature, 1)
      expect(answer).toMatchObject({ status: 422, body: { code: 'card-incomplete' } })
      expect(answer.body.errors).toEqual([
        { path: `scores.${criterionIds[6]}`, code: 'required' },
        { path: `scores.${criterionIds[7]}`, code: 'required' },
      ])
    })

    it('of a submitted card is final, while repeating the submission is not an error', async () => {
      const { pia, feature } = await startGrading(await open())
      const submitted = await score(pia, feature, small)
      expect((await save<Problem>(pia, feature, card([1]), 2)).body.code).toBe('card-already-submitted')
      const repeated = await submit(pia, feature, 1)
      expect(repeated).toMatchObject({ status: 200, body: submitted })
      expect((await reveal<Problem>(pia, feature)).body.code).toBe('card-already-submitted')
      expect((await revise<Problem>(pia, feature, card([1]), 2)).body.code).toBe('card-incomplete')
      expect((await revise<Problem>(pia, feature, card(small))).body.code).toBe('version-required')
      expect((await revise<Problem>(pia, feature, card(small), 1)).body.code).toBe('stale-version')
    })

    it('of a revision: nothing submitted, or the round is closed', async () => {
      const { pia, feature } = await startGrading(await open())
      await save(pia, feature, card(small))
      expect((await revise<Problem>(pia, feature, card(small), 1)).body.code).toBe('no-submitted-card')
      await submit(pia, feature, 1)
      await decide(pia, feature, { grade: 'small-scenario' })
      expect((await revise<Problem>(pia, feature, card(small), 2)).body.code).toBe('no-submitted-card')
    })

    it('of scoring after a reveal, which drops the draft and may be repeated', async () => {
      const { pia, paul, feature } = await startGrading(await open())
      expect((await reveal(paul, feature)).body.sight).toBe('no-round')
      await score(pia, feature, small)
      await save(paul, feature, card([5]))
      const seen = await reveal(paul, feature)
      expect(seen.body).toMatchObject({ sight: 'revealed', mine: null, proposal: { low: { total: 56 } } })
      expect(seen.body.raters).toHaveLength(1)
      expect((await reveal(paul, feature)).body).toEqual(seen.body)
      const refused = await save<Problem>(paul, feature, card([5]))
      expect(refused).toMatchObject({ status: 403, body: { code: 'revealed-cannot-score' } })
      expect((await submit(paul, feature, 1)).status).toBe(404)
      await decide(pia, feature, { grade: 'small-scenario' })
      expect((await save(paul, feature, card([5]))).status).toBe(200)
    })

    it('of everything on an archived feature', async () => {
      const { pia, paul, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await pia.client.put(`/api/features/${feature.id}/archive`)
      const answers = [
        await save<Problem>(paul, feature, card([1])),
        await submit<Problem>(paul, feature, 1),
        await revise<Problem>(pia, feature, card(small), 2),
        await reveal<Problem>(paul, feature),
        await decide<Problem>(pia, feature, { grade: 'small-scenario' }),
      ]
      expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('feature-archived'))
    })

    it('by role: who may not score, who may not decide', async () => {
      const { paul, add, feature } = await startGrading(await open())
      const sam = await add('Sam', 'sales')
      const coco = await add('Coco', 'contributor')
      const vera = await add('Vera', 'viewer')
      for (const member of [coco, vera]) {
        expect((await save(member, feature, card([1]))).status).toBe(403)
        expect((await submit(member, feature, 1)).status).toBe(403)
        expect((await revise(member, feature, card(small), 1)).status).toBe(403)
      }
      for (const member of [paul, sam, coco, vera]) {
        expect((await decide(member, feature, { grade: 'announce' })).status).toBe(403)
      }
    })

    it('of a decision: by someone blind, with unknown people, with a day that is past', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      await save(pia, feature, card(small))
      expect((await decide<Problem>(lena, feature, { grade: 'announce' })).body.code).toBe('see-scores-first')
      expect((await decide<Problem>(pia, feature, { grade: 'announce' })).body.code).toBe('see-scores-first')
      await submit(pia, feature, 1)
      const stranger = '00000000-0000-7000-8000-00000000dead'
      const wrong = await decide<Problem>(pia, feature, {
        grade: 'small-scenario',
        participantIds: [pia.person.id, stranger],
        lookAgainOn: '2026-11-23',
      })
      expect(wrong.status).toBe(422)
      expect(wrong.body.errors).toEqual([
        { path: 'participantIds.1', code: 'unknown-person' },
        { path: 'lookAgainOn', code: 'not-after-today', params: { today: '2026-11-23' } },
      ])
      expect((await decide<Problem>(pia, feature, { grade: 'huge' })).status).toBe(422)
      const late = await decide<Problem>(pia, feature, { grade: 'small-scenario', roundId: null })
      expect(late).toMatchObject({ status: 412, body: { code: 'stale-version' } })
      expect((await readGrading(pia, feature)).decisions).toEqual([])
    })
  })

  describe('a decision', () => {
    it('away from the proposal owes a reason, which lifts the gates that forbid it', async () => {
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

    it('two grades away takes a department lead, whatever the reason', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      await score(pia, feature, [1, 1, 2, 1, 0, 2, 1, 0])
      await score(lena, feature, [1, 1, 2, 1, 0, 2, 1, 0])
      const refused = await decide<Problem>(pia, feature, { grade: 'big-scenario', reason })
      expect(refused).toMatchObject({ status: 403, body: { code: 'department-lead-required' } })
      expect(refused.body.errors).toMatchObject([{ path: 'grade', params: { gradesAway: 2 } }])
      expect((await decide(lena, feature, { grade: 'big-scenario', reason })).status).toBe(201)
    })

    it('without scores gets a round of its own and owes a reason', async () => {
      const { pia, feature } = await startGrading(await open())
      const bare = await decide<Problem>(pia, feature, { grade: 'announce' })
      expect(bare).toMatchObject({ status: 422, body: { code: 'reason-required' } })
      const made = await decide(pia, feature, { grade: 'announce', reason, roundId: null })
      expect(made).toMatchObject({
        status: 201,
        body: { roundNumber: 1, cards: [], proposal: { grade: null } },
      })
      expect(await readGrading(pia, feature)).toMatchObject({ sight: 'round-closed', cards: [] })
    })

    it('by someone who revealed rests on the submitted cards only', async () => {
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

  describe('anchors', () => {
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
      await admin.client.put(`/api/features/${made[5]?.id}/archive`)
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

  describe('at the same moment', () => {
    it('two first cards open one round, and one card submitted twice is one', async () => {
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

    it('two decisions on one round leave one in force', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await score(lena, feature, small)
      const roundId = (await readGrading(pia, feature)).round?.id
      const answers = await Promise.all([
        decide<Problem>(pia, feature, { grade: 'small-scenario', roundId }),
        decide<Problem>(lena, feature, { grade: 'big-scenario', reason, roundId }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412])
      const { decisions } = await readGrading(pia, feature)
      expect(decisions).toHaveLength(1)
      expect(decisions[0]?.cards).toHaveLength(2)
    })

    it('two decisions that name no round follow one another', async () => {
      const { pia, lena, feature } = await startGrading(await open())
      const answers = await Promise.all(
        [pia, lena].map((member) => decide(member, feature, { grade: 'announce', reason })),
      )
      expect(answers.map(({ status }) => status)).toEqual([201, 201])
      const { decisions } = await readGrading(pia, feature)
      expect(decisions.map(({ roundNumber, isSuperseded }) => [roundNumber, isSuperseded])).toEqual([
        [2, false],
        [1, true],
      ])
    })
  })

  it('begins without a company of graders', async () => {
    const { admin, addFeature } = await startCompany(await open())
    const feature = await addFeature('Plain loaf')
    const grading = await readGrading(admin, feature)
    expect(Object.keys(grading.anchors)).toEqual(criterionIds)
    expect(grading.facts).toEqual({
      plannedFollowUps: null,
      hasDepartmentOwner: false,
      hasCampaignBudget: false,
      productStage: 'early',
    })
  })
})
