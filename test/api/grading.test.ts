import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
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
} from './grading-fixtures.ts'

const small = [3, 2, 4, 3, 3, 4, 4, 0]
eachDatabase((_name, open) => {
  describe('a round', () => {
    it('hides scores from three people until each has submitted, and ends with a decision', async () => {
      const { pia, paul, lena, admin, feature } = await startGrading(await open())
      expect(await readGrading(pia, feature)).toMatchObject({
        visibility: 'no-round',
        round: null,
        raters: [],
      })

      const draft = await save(pia, feature, card([3, 2]))
      expect(draft).toMatchObject({ status: 200, body: { version: 1, submittedAt: null, isCounted: true } })
      expect(draft.headers.get('etag')).toBe('"1"')
      const full = await save(pia, feature, card(small), 1)
      expect((await submit(pia, feature, full.body.version)).body.submittedAt).not.toBeNull()

      const blind = await readGrading(paul, feature)
      expect(blind).toMatchObject({
        visibility: 'blind',
        cards: null,
        consensus: null,
        proposal: null,
        nearest: null,
      })
      expect(blind.raters).toEqual([{ person: { id: pia.person.id, name: 'Pia' }, hasSubmitted: true }])
      expect(blind.mine).toBeNull()

      await save(paul, feature, card([5, 4, 4, 5, 5, 4, 4, 2]))
      const seen = await readGrading(pia, feature)
      expect(seen.visibility).toBe('own-card-submitted')
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
      expect(closed).toMatchObject({ visibility: 'round-closed', decisions: [decision.body] })
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

    it('records who did what, without scores', async () => {
      const { pia, paul, lena, feature } = await startGrading(await open())
      await score(pia, feature, small)
      await revise(pia, feature, card([2, 2, 4, 3, 3, 4, 4, 0]), 2)
      await reveal(paul, feature)
      await score(lena, feature, small)
      await decide(lena, feature, { grade: 'small-scenario' })
      const { items } = (await pia.client.get<PageOf<AuditEvent>>(`/api/activity?entityId=${feature.id}`))
        .body
      const auditEvents = items.filter(({ noun }) => noun === 'feature').toReversed()
      expect(auditEvents.map(({ verb }) => verb)).toEqual([
        'created',
        'round-opened',
        'scorecard-submitted',
        'scorecard-revised',
        'scores-revealed',
        'scorecard-submitted',
        'graded',
      ])
      expect(auditEvents.flatMap(({ changes }) => changes)).toEqual([
        { field: 'grade', before: null, after: 'small-scenario' },
      ])
    })

    it('starts empty when a feature is graded again, and supersedes the previous decision', async () => {
      const { pia, feature } = await startGrading(await open())
      await score(pia, feature, small)
      const first = (await decide(pia, feature, { grade: 'small-scenario' })).body
      expect((await save(pia, feature, card([4]), 2)).status).toBe(412)
      expect((await readGrading(pia, feature)).round?.number).toBe(1)

      expect((await save(pia, feature, card([4]))).status).toBe(200)
      const again = await readGrading(pia, feature)
      expect(again).toMatchObject({ visibility: 'blind', round: { number: 2 }, cards: null })
      expect(again.mine?.scores).toEqual(card([4]).scores)
      await save(pia, feature, card([4, 4, 4, 4, 3, 3, 3, 2]), 1)
      await submit(pia, feature, 2)
      const second = (await decide(pia, feature, { grade: 'big-scenario' })).body
      expect(second).toMatchObject({ roundNumber: 2, proposal: { low: { total: 71 } } })
      const { decisions } = await readGrading(pia, feature)
      expect(decisions).toEqual([second, { ...first, isSuperseded: true }])
    })

    it('keeps the rubric and the facts of its decision', async () => {
      const { pia, admin, feature } = await startGrading(await open())
      await score(pia, feature, small)
      const rubric = (await admin.client.get<{ definition: { gates: unknown[] } }>('/api/rubrics/current'))
        .body
      const definition = { ...rubric.definition, gates: [], nearLinePoints: 9 }
      expect((await admin.client.post('/api/rubrics', { definition, basedOn: 1 })).status).toBe(201)
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

    it('shows the card of sales without counting it, and keeps the function at submission', async () => {
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

  it('can be read when the company has no raters', async () => {
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
