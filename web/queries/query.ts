import { hashKey, QueryClient, QueryObserver } from '@tanstack/query-core'
import type { QueryKey, QueryObserverOptions, QueryObserverResult } from '@tanstack/query-core'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ApiError } from '../api/client.ts'

/** The one cache of what the server said. */
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
 * Data from the server for an element. The options are read anew before each render, so a key made of
 * properties follows them. The first part of a key is the noun: `['features', 'list', query]`, `['features', id]`.
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

  /** What the server said last; undefined while nothing has come. */
  get data(): T | undefined {
    return this.result.data
  }

  get error(): ApiError | null {
    return this.result.error
  }

  /** Nothing to show yet and no error: time for a skeleton. */
  get isPending(): boolean {
    return this.result.isPending
  }

  /** It was asked for and there is no answer yet, neither data nor a refusal. */
  get isFirstUnderWay(): boolean {
    return this.result.isPending && this.result.fetchStatus === 'fetching'
  }

  /** Something is shown that belongs to the previous key (see `keepPrevious`). */
  get isPlaceholder(): boolean {
    return this.result.isPlaceholderData
  }

  refetch(): Promise<unknown> {
    return this.#observer.refetch()
  }

  /** Chooses a template by what is there; the data wins over an error of a later refetch. */
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

/** `placeholderData: keepPrevious` shows the old list until the new filter's answer is there. */
export const keepPrevious = <T>(previous: T | undefined): T | undefined => previous

/** The key that is a prefix of every other. */
export const everything: QueryKey = []

/**
 * Marks everything under these keys as old; what is on the page is fetched again. A first answer that is still on its
 * way may be older than what made it old: it is shown when it comes, and fetched once more.
 */
export async function invalidate(...keys: QueryKey[]): Promise<void> {
  await Promise.all(keys.map(invalidateUnder))
}

async function invalidateUnder(queryKey: QueryKey): Promise<void> {
  // `invalidateQueries` begins only those fetches anew that are on the page and have something to show.
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
