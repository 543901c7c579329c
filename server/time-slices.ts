/** Long work in slices, so that one person's does not keep the requests of others waiting. */
import { setImmediate as turn } from 'node:timers/promises'

/** In milliseconds: others wait for about one slice longer. */
const sliceMs = 5

/**
 * Begins a slice.
 * @returns a function to call after each small piece of work: when the slice is over, it waits until everything else that
 * is due has had its turn
 */
export function timeSlices(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < sliceMs) return
    await turn()
    began = performance.now()
  }
}

/** Works on parts of `all`, one after the other, in slices. @param size so small that a part takes a millisecond or two */
export async function inParts<Item>(
  all: readonly Item[],
  size: number,
  work: (part: readonly Item[]) => void | Promise<void>,
): Promise<void> {
  const pause = timeSlices()
  for (let at = 0; at < all.length; at += size) {
    await work(all.slice(at, at + size))
    await pause()
  }
}
