import fc from 'fast-check'
import type { ReactiveControllerHost } from 'lit'
import { describe, expect, it } from 'vitest'
import type { Scores } from '#server/contracts/grading.ts'
import { ApiError } from '../../../web/api/client.ts'
import { CardDraft } from '../../../web/pages/grading/card-draft.ts'
import type { SavedCard } from '../../../web/pages/grading/card-draft.ts'
import { unscoredNotes } from '../../../web/pages/grading/unscored-notes.ts'
import { areSameScores, mergeScores } from '../../../web/pages/grading/merge-scores.ts'

const host = (): ReactiveControllerHost => ({
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
})

/** A fake server for cards, which rejects a write on an older version. */
class Keeper {
  card: SavedCard | null = null
  isAway = false
  saves = 0

  readonly calls = {
    save: async (scores: Scores, version: number | undefined): Promise<SavedCard> => {
      this.saves += 1
      if (this.isAway) throw new ApiError({ status: 0, code: 'unreachable' })
      if (this.card && version === undefined) throw new ApiError({ status: 428, code: 'version-required' })
      if (version !== this.card?.version) throw new ApiError({ status: 412, code: 'stale-version' })
      this.card = { scores, version: (version ?? 0) + 1 }
      return Promise.resolve(this.card)
    },
    reload: () => Promise.resolve(this.card),
  }

  window(): CardDraft {
    const draft = new CardDraft(host(), this.calls)
    draft.start(this.card)
    return draft
  }
}

describe('the draft of a card', () => {
  it('is saved when typing pauses, in one request', async () => {
    const keeper = new Keeper()
    const draft = keeper.window()
    draft.score('a', 3)
    draft.score('b', null)
    draft.note('b', 'Ask support')
    expect(draft.state).toBe('unsaved')
    await expect.poll(() => draft.state).toBe('saved')
    expect(keeper.saves).toBe(1)
    expect(keeper.card?.scores).toEqual({
      a: { score: 3, note: null },
      b: { score: null, note: 'Ask support' },
    })
  })

  it('keeps a note without an answer until there is one', async () => {
    const keeper = new Keeper()
    const notes = unscoredNotes('lin', 'overtime')
    const open = () => new CardDraft(host(), { ...keeper.calls, waiting: () => notes })
    const left = open()
    left.note('a', 'Ask support')
    const back = open()
    back.hostConnected()
    expect(back.noteOn('a')).toBe('Ask support')
    expect(unscoredNotes('zhou', 'overtime').read()).toEqual([])
    back.score('a', 2)
    await back.flush()
    expect(keeper.card?.scores.a).toEqual({ score: 2, note: 'Ask support' })
    expect(notes.read()).toEqual([])
    back.hostDisconnected()
  })

  it('keeps a note written before the score', async () => {
    const keeper = new Keeper()
    const draft = keeper.window()
    draft.note('a', 'First thoughts')
    expect(draft.scores).toEqual({})
    draft.score('a', 4)
    await draft.flush()
    expect(keeper.card?.scores).toEqual({ a: { score: 4, note: 'First thoughts' } })
  })

  it('merges what another window saved, also when that window created the card', async () => {
    const keeper = new Keeper()
    const [here, there] = [keeper.window(), keeper.window()]
    here.score('a', 1)
    await here.flush()
    there.score('b', 2)
    expect(await there.flush()).toBe(true)
    expect(there.state).toBe('merged')
    here.score('c', 3)
    await here.flush()
    const merged = { a: 1, b: 2, c: 3 }
    for (const [id, score] of Object.entries(merged)) {
      expect(keeper.card?.scores[id]?.score).toBe(score)
      expect(here.scores[id]?.score).toBe(score)
    }
  })

  it('keeps what could not be saved and sends it on retry', async () => {
    const keeper = new Keeper()
    const draft = keeper.window()
    keeper.isAway = true
    draft.score('a', 5)
    expect(await draft.flush()).toBe(false)
    expect(draft.state).toBe('failed')
    expect(draft.scores.a?.score).toBe(5)
    keeper.isAway = false
    expect(await draft.flush()).toBe(true)
    expect(keeper.card?.scores.a?.score).toBe(5)
  })

  it('sends what was scored during a request', async () => {
    const keeper = new Keeper()
    const draft = keeper.window()
    draft.score('a', 1)
    const sending = draft.flush()
    draft.score('a', 2)
    expect(await sending).toBe(true)
    expect(keeper.card?.scores.a?.score).toBe(2)
  })
})

const score = fc.record({
  score: fc.option(fc.integer({ min: 0, max: 5 })),
  note: fc.option(fc.string({ maxLength: 3 })),
})
const card = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), score)

describe('merging two windows', () => {
  it('keeps what only one of them has', () => {
    fc.assert(
      fc.property(card, card, card, (base, mine, theirs) => {
        const merged = mergeScores(base, mine, theirs)
        expect(new Set(Object.keys(merged))).toEqual(new Set([...Object.keys(mine), ...Object.keys(theirs)]))
      }),
    )
  })

  it("takes the other's value where nothing was changed here, and this one's where only it changed", () => {
    fc.assert(
      fc.property(card, card, (base, changed) => {
        expect(areSameScores(mergeScores(base, base, { ...base, ...changed }), { ...base, ...changed })).toBe(
          true,
        )
        expect(areSameScores(mergeScores(base, { ...base, ...changed }, base), { ...base, ...changed })).toBe(
          true,
        )
      }),
    )
  })

  it('merges score and note separately: one from each window', () => {
    const base = { a: { score: 1, note: null } }
    const mine = { a: { score: 4, note: null } }
    const theirs = { a: { score: 1, note: 'Two tenders' } }
    expect(mergeScores(base, mine, theirs)).toEqual({ a: { score: 4, note: 'Two tenders' } })
  })
})
