import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Score, Scorecard, Scores } from '#server/contracts/grading.ts'
import { ApiError } from '../../api/client.ts'
import type { UnscoredNotes } from './unscored-notes.ts'
import { areSameScores, mergeScores } from './merge-scores.ts'

/** Debounce in milliseconds after the last input before the draft is saved. */
const pause = 500
/** Milliseconds between retries while the server is unavailable. */
const retryMs = 3_000

/** The saved state of a card. */
export type SavedCard = Pick<Scorecard, 'scores' | 'version'>

export type DraftCalls = {
  save: (scores: Scores, version: number | undefined) => Promise<SavedCard>
  /** Reads the card as saved on the server; null when there is none. */
  reload: () => Promise<SavedCard | null>
  kept?: (card: SavedCard) => void
  /** Storage of notes on criteria without an answer; undefined while the person is not known. */
  waiting?: () => UnscoredNotes | undefined
}

export type DraftState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'merged' | 'failed'

// When another window created the card first, this window has no version to send.
const isOutdated = (error: ApiError) => error.code === 'stale-version' || error.code === 'version-required'

/**
 * The draft of one's own card: shown at once, saved after a pause in typing, one request at a time. A card
 * that was changed in another window is read, merged criterion by criterion, and saved again.
 */
export class CardDraft implements ReactiveController {
  scores: Scores = {}
  state: DraftState = 'clean'
  error: ApiError | null = null
  #base: Scores = {}
  #version: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<boolean> | undefined
  /** Notes on criteria without an answer: the card can only store a note with an answer. */
  #unscoredNotes = new Map<string, string>()

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly calls: DraftCalls,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#leave)
    this.#recall()
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#leave)
    void this.flush()
  }

  readonly #leave = () => {
    if (document.visibilityState === 'hidden') void this.flush()
  }

  /** The last saved version; undefined before the first save. */
  get version(): number | undefined {
    return this.#version
  }

  noteOn(criterion: string): string {
    return this.scores[criterion]?.note ?? this.#unscoredNotes.get(criterion) ?? ''
  }

  /** Starts from a saved card, or from none. Unsaved changes are discarded. */
  start(card: SavedCard | null): void {
    clearTimeout(this.#timer)
    this.scores = card?.scores ?? {}
    this.#base = this.scores
    this.#version = card?.version
    this.#recall()
    this.#become('clean')
  }

  #recall(): void {
    const notes = this.calls.waiting?.()?.read() ?? []
    this.#unscoredNotes = new Map(notes.filter(([criterion]) => !this.scores[criterion]))
  }

  #wait(criterion: string, text: string): void {
    if (text.trim() === '') this.#unscoredNotes.delete(criterion)
    else this.#unscoredNotes.set(criterion, text)
    this.calls.waiting?.()?.write([...this.#unscoredNotes])
  }

  score(criterion: string, score: number | null): void {
    const note = this.noteOn(criterion).trim() || null
    this.#wait(criterion, '')
    this.#change(criterion, { score, note })
  }

  note(criterion: string, text: string): void {
    const answered = this.scores[criterion]
    if (answered) this.#change(criterion, { ...answered, note: text || null })
    else this.#wait(criterion, text)
    this.host.requestUpdate()
  }

  #change(criterion: string, score: Score): void {
    this.scores = { ...this.scores, [criterion]: score }
    this.#become('unsaved')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pause)
  }

  /** Saves unsaved changes. @returns whether everything is saved */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    // Input during a running request is saved by the next one.
    await this.#sending
    if (areSameScores(this.scores, this.#base)) return true
    this.#sending ??= this.#send(true).finally(() => (this.#sending = undefined))
    const isKept = await this.#sending
    return isKept && (areSameScores(this.scores, this.#base) || this.flush())
  }

  async #send(mayMerge: boolean): Promise<boolean> {
    this.#become('saving')
    const sent = this.scores
    try {
      const card = await this.calls.save(sent, this.#version)
      this.#version = card.version
      this.#base = sent
      this.calls.kept?.({ scores: sent, version: card.version })
      this.#become(this.scores === sent ? (mayMerge ? 'saved' : 'merged') : 'unsaved')
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (isOutdated(error) && mayMerge && (await this.#merge())) return this.#send(false)
      this.error = error
      this.#become('failed')
      if (error.isPassing) this.#timer = setTimeout(() => void this.flush(), retryMs)
      return false
    }
  }

  async #merge(): Promise<boolean> {
    const theirs = await this.calls.reload().catch(() => undefined)
    if (theirs === undefined) return false
    this.scores = mergeScores(this.#base, this.scores, theirs?.scores ?? {})
    this.#base = theirs?.scores ?? {}
    this.#version = theirs?.version
    return true
  }

  #become(state: DraftState): void {
    this.state = state
    if (state !== 'failed') this.error = null
    this.host.requestUpdate()
  }
}
