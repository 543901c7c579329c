import { hashKey, QueryClient, QueryObserver } from '@tanstack/query-core'
import type { QueryKey, QueryObserverOptions, QueryObserverResult } from '@tanstack/query-core'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ApiError } from '../api/client.ts'

/** The only cache of server data. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && error.isPassing,
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
})

export type QueryOptions<T> = Pick<
  QueryObserverOptions<T, ApiError>,
  'queryKey' | 'queryFn' | 'enabled' | 'staleTime' | 'placeholderData' | 'refetchInterval'
>

/**
 * A query of server data for an element. The options are evaluated before each render, so a key made of
 * properties follows them. The first part of a key is the noun: `['features', 'list', query]`, `['features',
 * id]`.
 */
export class Query<T> implements ReactiveController {
  readonly #observer: QueryObserver<T, ApiError>
  #stop: (() => void) | undefined
  #key = ''

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: () => QueryOptions<T>,
  ) {
    this.#observer = new QueryObserver<T, ApiError>(queryClient, { queryKey: ['unset'], enabled: false })
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#observer.subscribe(() => this.host.requestUpdate())
  }

  hostUpdate(): void {
    const options = this.options()
    const key = hashKey([options.queryKey, options.enabled ?? true])
    if (key === this.#key) return
    this.#key = key
    this.#observer.setOptions(options)
  }

  hostDisconnected(): void {
    this.#stop?.()
  }

  get result(): QueryObserverResult<T, ApiError> {
    return this.#observer.getCurrentResult()
  }

  /** The last data; undefined before the first response. */
  get data(): T | undefined {
    return this.result.data
  }

  get error(): ApiError | null {
    return this.result.error
  }

  /** Neither data nor an error yet: show a skeleton. */
  get isPending(): boolean {
    return this.result.isPending
  }

  /** The first request is running: there is neither data nor an error. */
  get isFirstUnderWay(): boolean {
    return this.result.isPending && this.result.fetchStatus === 'fetching'
  }

  /** The data shown belongs to the previous key (see `keepPrevious`). */
  get isPlaceholder(): boolean {
    return this.result.isPlaceholderData
  }

  refetch(): Promise<unknown> {
    return this.#observer.refetch()
  }

  /** Chooses a template by state; data takes precedence over the error of a later refetch. */
  render<P, E, R>(when: {
    pending: () => P
    error: (error: ApiError) => E
    ready: (data: T) => R
  }): P | E | R {
    const { data, error } = this.result
    if (data !== undefined) return when.ready(data)
    return error ? when.error(error) : when.pending()
  }
}

/** `placeholderData: keepPrevious` shows the previous list until the data of the new filter arrives. */
export const keepPrevious = <T>(previous: T | undefined): T | undefined => previous

/** The empty key, a prefix of every other key. */
export const everyKey: QueryKey = []

/**
 * Marks everything under these keys as stale; queries in use are fetched again. A first request that is still
 * running may return data from before the change: it is shown when it arrives, and fetched once more.
 */
export async function invalidate(...keys: QueryKey[]): Promise<void> {
  await Promise.all(keys.map(invalidateUnder))
}

async function invalidateUnder(queryKey: QueryKey): Promise<void> {
  // `invalidateQueries` repeats a running request only for queries that are in use and have data.
  const underWay = queryClient.getQueryCache().findAll({
    queryKey,
    fetchStatus: 'fetching',
    predicate: (query) => query.state.data === undefined || !query.isActive(),
  })
  const afterwards = underWay.map(async (query) => {
    await query.fetch().catch(() => undefined)
    if (query.state.isInvalidated) return
    await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
  })
  await Promise.all([queryClient.invalidateQueries({ queryKey }), ...afterwards])
}
