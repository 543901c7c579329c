import type { Hint } from '#server/contracts/live.ts'
import { keysFor } from './noun-keys.ts'
import type { Noun } from './noun-keys.ts'
import { invalidate } from './query.ts'

/** Hints within this time are handled by one fetch. */
const gatherMs = 200
/** How long a write waits for its own hint, so that one fetch serves both. */
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

/** Sets whether the hint stream is open; only then does a write wait for its own hint. */
export function expectHints(isExpected: boolean): void {
  isHinted = isExpected
}

/** Fetches again what the server reported as changed. */
export function fetchHinted(hints: readonly Hint[]): void {
  fetchWithin(
    gatherMs,
    hints.map(({ noun }) => noun),
  )
}

/**
 * Fetches again what a write of this page changed. Its own hint arrives at about the same time as its
 * response: the fetch waits briefly for it and serves both. No hint is ever ignored, since it may also report
 * someone else's change; a later one causes another fetch.
 */
export function fetchChanged(...nouns: Noun[]): void {
  if (nouns.length === 0) return
  fetchWithin(ownHintMs, nouns)
  if (!isHinted) fetchNow()
}
