import type { Hint } from '#server/contracts/live.ts'
import { keysFor } from './noun-keys.ts'
import type { Noun } from './noun-keys.ts'
import { invalidate } from './query.ts'

/** Hints that come together are answered together. */
const gatherMs = 200
/** How long a write waits for its own hint, so that both are answered by one fetch. */
const ownHintMs = 100

const changedNouns = new Set<Noun>()
let isHinted = false
let timer: ReturnType<typeof setTimeout> | undefined
let dueAt = Infinity

function fetchNow(): void {
  clearTimeout(timer)
  timer = undefined
  dueAt = Infinity
  const nouns = [...changedNouns]
  changedNouns.clear()
  void invalidate(...keysFor(nouns))
}

function fetchWithin(ms: number, nouns: readonly Noun[]): void {
  for (const noun of nouns) changedNouns.add(noun)
  const at = performance.now() + ms
  if (at >= dueAt) return
  clearTimeout(timer)
  dueAt = at
  timer = setTimeout(fetchNow, ms)
}

/** Whether hints come, those of one's own writes too: only then does a write wait for its own. */
export function expectHints(isExpected: boolean): void {
  isHinted = isExpected
}

/** Fetches again what the server says has changed. */
export function fetchHinted(hints: readonly Hint[]): void {
  fetchWithin(
    gatherMs,
    hints.map(({ noun }) => noun),
  )
}

/**
 * Fetches again what a write of this page changed. Its own hint comes at about the moment of its answer: the fetch waits
 * a moment for it and answers both. No hint is ever dropped, since the same one may tell of someone else's change; one
 * that comes later fetches once more.
 */
export function fetchChanged(...nouns: Noun[]): void {
  if (nouns.length === 0) return
  fetchWithin(ownHintMs, nouns)
  if (!isHinted) fetchNow()
}
