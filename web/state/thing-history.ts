import type { ReactiveController } from 'lit'
import type { LitElement } from 'lit'
import type { Activity, ActivityPage } from '#server/contracts/activity.ts'
import { listActivity } from '../api/activity.ts'
import { ApiError } from '../api/client.ts'
import { problemText } from './problem-text.ts'
import { keepPrevious, Query } from './queries.ts'
import { mostDeeds, readEarlier } from './restoring.ts'
import type { Earlier, Restore } from './restoring.ts'
import type { Versioned } from './thing-kind.ts'
import { showToast } from './toasts.ts'

const firstShown = 20

/** What happened to one thing, and an earlier version of it that someone looks at. */
export class ThingHistory<T extends Versioned, C extends object> implements ReactiveController {
  readonly deeds: Query<ActivityPage>
  /** The version that may be restored; null while nobody looks at one. */
  earlier: Earlier<T, C> | null = null
  #limit = firstShown

  constructor(
    private readonly host: LitElement,
    private readonly of: {
      noun: Activity['noun']
      id: () => string
      read: (id: string) => Promise<T>
      restoring: Restore<T, C>
    },
  ) {
    host.addController(this)
    this.deeds = new Query<ActivityPage>(host, () => ({
      queryKey: ['activity', of.noun, of.id(), this.#limit],
      queryFn: () => listActivity({ noun: of.noun, thingId: of.id(), limit: this.#limit }),
      placeholderData: keepPrevious,
      enabled: of.id() !== '',
    }))
  }

  hostConnected(): void {
    this.close()
  }

  get hasMore(): boolean {
    return Boolean(this.deeds.data?.nextCursor) && this.#limit < mostDeeds
  }

  readonly showMore = (): void => {
    this.#limit = Math.min(mostDeeds, this.#limit * 4)
    this.host.requestUpdate()
  }

  /** Opens the version right after a deed. */
  async look(deedId: string): Promise<void> {
    const { noun, read, restoring } = this.of
    const id = this.of.id()
    try {
      this.earlier = (await readEarlier({ noun, id, deedId, read: () => read(id), restoring })) ?? null
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      showToast({ text: problemText(error), kind: 'problem' })
    }
    this.host.requestUpdate()
  }

  readonly close = (): void => {
    this.earlier = null
    this.host.requestUpdate()
  }
}
