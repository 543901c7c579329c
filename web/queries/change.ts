import type { QueryKey } from '@tanstack/query-core'
import { ApiError } from '../api/client.ts'
import { problemText } from '../formats/problem-text.ts'
import { invalidate, queryClient } from './query.ts'
import { showToast } from '../shell/toasts.ts'

export type Change<T> = {
  run: () => Promise<T>
  /** Shown at once, taken back when the server refuses. */
  optimistic?: { queryKey: QueryKey; update: (data: never) => unknown }[]
  /** What to fetch again afterwards; a noun alone covers all of it. */
  invalidates?: QueryKey[]
  /** Said in a toast when it worked. */
  said?: string
  /** Offered beside `said`; runs as a change of its own. */
  undo?: () => Promise<unknown>
  /** The page shows the refusal itself (field errors, a merge): return true to keep the toast away. */
  refused?: (error: ApiError) => boolean
}

/**
 * A write: shows it at once, sends it, says so and offers to undo it.
 * @returns the server's answer, or undefined when it was refused (which has then been said)
 */
export async function change<T>(what: Change<T>): Promise<T | undefined> {
  const before = await applyOptimistically(what.optimistic ?? [])
  try {
    const value = await what.run()
    if (what.said !== undefined) showToast({ text: what.said, ...undoOf(what) })
    return value
  } catch (error) {
    for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, data)
    if (!(error instanceof ApiError)) throw error
    if (!what.refused?.(error)) showToast({ text: problemText(error), kind: 'problem' })
    return undefined
  } finally {
    void invalidate(...(what.invalidates ?? []), ...(what.optimistic ?? []).map((one) => one.queryKey))
  }
}

async function applyOptimistically(optimistic: NonNullable<Change<unknown>['optimistic']>) {
  const before: [QueryKey, unknown][] = []
  for (const { queryKey, update } of optimistic) {
    await queryClient.cancelQueries({ queryKey })
    for (const [key, data] of queryClient.getQueriesData({ queryKey })) {
      if (data === undefined) continue
      before.push([key, data])
      queryClient.setQueryData(key, update(data as never))
    }
  }
  return before
}

function undoOf<T>(what: Change<T>) {
  const { undo, invalidates } = what
  if (!undo) return {}
  return { undo: () => void change({ run: undo, ...(invalidates ? { invalidates } : {}) }) }
}
