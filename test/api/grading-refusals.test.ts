import { describe, expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  card,
  criterionIds,
  decide,
  readGrading,
  seenIn,
  reveal,
  revise,
  save,
  score,
  startGrading,
  submit,
} from './grading-fixtures.ts'

const small = [3, 2, 4, 3, 3, 4, 4, 0]
eachDatabase((_name, open) => {
  describe('a refusal', () => {
    it('of a draft names the unknown criterion, and requires the version', async () => {
      const { pia, feature, anyone, admin } = await startGrading(await open())
      const unknown = await save<Problem>(pia, feature, { scores: { 'crust-height': { score: 3 } } })
      expect(unknown).toMatchObject({ status: 422, body: { code: 'invalid-input' } })
      expect(unknown.body.errors).toEqual([{ path: 'scores.crust-height', code: 'unknown-criterion' }])
      expect((await readGrading(pia, feature)).visibility).toBe('no-round')
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
      expect(
        (await decide(pia, nowhere, { grade: 'announce', roundId: null, supersedes: null })).status,
      ).toBe(404)
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
      expect((await reveal(paul, feature)).body.visibility).toBe('no-round')
      await score(pia, feature, small)
      await save(paul, feature, card([5]))
      const seen = await reveal(paul, feature)
      expect(seen.body).toMatchObject({
        visibility: 'revealed',
        mine: null,
        proposal: { low: { total: 56 } },
      })
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
      await pia.client.sendLatest('PUT', `/api/features/${feature.id}/archive`)
      const answers = [
        await save<Problem>(paul, feature, card([1])),
        await submit<Problem>(paul, feature, 1),
        await revise<Problem>(pia, feature, card(small), 2),
        await reveal<Problem>(paul, feature),
        await decide<Problem>(pia, feature, { grade: 'small-scenario' }),
      ]
      expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('feature-archived'))
    })

    it('by role: people who may not score, people who may not decide', async () => {
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

    it('of a decision: by a blind reader, with unknown people, with a past date', async () => {
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
      const seen = seenIn(await readGrading(pia, feature))
      for (const stale of [
        { ...seen, roundId: null },
        { ...seen, supersedes: stranger },
      ]) {
        const late = await decide<Problem>(pia, feature, { grade: 'small-scenario', ...stale })
        expect(late).toMatchObject({ status: 412, body: { code: 'stale-version' } })
      }
      for (const field of ['roundId', 'supersedes']) {
        const forgotten = { grade: 'small-scenario', ...seen, [field]: undefined }
        const refused = await pia.client.post<Problem>(`/api/features/${feature.id}/decisions`, forgotten)
        expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: field, code: 'required' }] } })
      }
      expect((await readGrading(pia, feature)).decisions).toEqual([])
    })
  })
})
