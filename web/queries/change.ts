import type { QueryKey } from '@tanstack/query-core'
import { ApiError } from '../api/client.ts'
import { problemText } from '../formats/problem-text.ts'
import type { Noun } from './noun-keys.ts'
import { invalidate, queryClient } from './query.ts'
import { fetchChanged } from './refetch.ts'
import { showToast } from '../shell/toasts.ts'

export type Change<T> = {
  run: () => Promise<T>
  /** Applied to the cache at once, rolled back when the server refuses. */
  optimistic?: { queryKey: QueryKey; update: (data: never) => unknown }[]
  /** The noun it changes; every query that shows data of it is fetched again. */
  noun?: Noun
  /** Shown in a toast on success. */
  message?: string
  /** Offered with `message`; runs as a separate change. */
  undo?: () => Promise<unknown>
  /** The page shows the error itself (field errors, a merge): return true to suppress the toast. */
  onRefused?: (error: ApiError) => boolean
}

/**
 * Runs a write: optimistic update, request, toast with undo.
 * @returns the server's response, or undefined when it was refused (and the error was shown)
 */
export async function change<T>(what: Change<T>): Promise<T | undefined> {
  const before = await applyOptimistically(what.optimistic ?? [])
  try {
    const value = await what.run()
    if (what.message !== undefined) showToast({ text: what.message, ...undoOf(what) })
    return value
  } catch (error) {
    for (const [queryKey, data] of before) queryClient.setQueryData(queryKey, data)
    if (!(error instanceof ApiError)) throw error
    if (!what.onRefused?.(error)) showToast({ text: problemText(error), kind: 'problem' })
    return undefined
  } finally {
    if (what.noun) fetchChanged(what.noun)
    else void invalidate(...(what.optimistic ?? []).map((one) => one.queryKey))
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
  const { undo, noun } = what
  if (!undo) return {}
  return { undo: () => void change({ run: undo, ...(noun ? { noun } : {}) }) }
}
