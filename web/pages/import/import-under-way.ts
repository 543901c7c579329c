import type { LitElement, ReactiveController } from 'lit'
import type { ImportProgress, ImportProgressList } from '#server/contracts/imports.ts'
import { listImportProgress } from '../../api/imports.ts'
import { Query, queryClient } from '../../queries/query.ts'
import { fetchChanged } from '../../queries/refetch.ts'

const key = ['imports', 'progress'] as const
const askedEveryMs = 1_000

type Shown = Readonly<{
  /** Of the import shown; empty for a new file, whose id is not known before it has been read. */
  id: string
  /** Whether this page waits for an answer. */
  isBusy: boolean
  /** Whether the import can still be read again or committed. */
  isOpen: boolean
}>

/** Follows how far the shown import has come, also when the page was loaded again in the middle. */
export class ImportUnderWay implements ReactiveController {
  readonly #query: Query<ImportProgressList>
  #wasGoingOn = false

  constructor(
    host: LitElement,
    private readonly shown: () => Shown,
  ) {
    this.#query = new Query<ImportProgressList>(host, () => ({
      queryKey: key,
      queryFn: listImportProgress,
      enabled: this.shown().isBusy || this.shown().isOpen,
      staleTime: 0,
      refetchInterval: () => (this.isGoingOn ? askedEveryMs : false),
    }))
    host.addController(this)
  }

  get progress(): ImportProgress | undefined {
    const { id, isBusy } = this.shown()
    return this.#query.data?.items.find(({ importId }) => (id ? importId === id : isBusy))
  }

  get isGoingOn(): boolean {
    return this.shown().isBusy || this.progress !== undefined
  }

  hostConnected(): void {}

  /** Shows what became of work that this page does not wait for. */
  hostUpdated(): void {
    const isOfAnother = !this.shown().isBusy && this.progress !== undefined
    if (this.#wasGoingOn && !this.isGoingOn) fetchChanged('import', 'product-area')
    this.#wasGoingOn = isOfAnother
  }

  ask(): void {
    void this.#query.refetch()
  }

  /** The server has said that it is done; without an answer it may still be at it. */
  ended(): void {
    queryClient.setQueryData<ImportProgressList>(key, { items: [] })
  }
}
