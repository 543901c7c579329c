import type { ReactiveController } from 'lit'
import type { LitElement } from 'lit'
import type { AuditEvent, ActivityPage } from '#server/contracts/activity.ts'
import { listActivity } from '../api/activity.ts'
import { ApiError } from '../api/client.ts'
import { problemText } from '../formats/problem-text.ts'
import { keepPrevious, Query } from '../queries/query.ts'
import { maxEvents, readEarlier } from './restoring.ts'
import type { Earlier, Restore } from './restoring.ts'
import type { Versioned } from './entity-type.ts'
import { showToast } from '../shell/toasts.ts'

const firstShown = 20

/** What happened to one thing, and an earlier version of it that someone looks at. */
export class EntityHistory<T extends Versioned, C extends object> implements ReactiveController {
  readonly auditEvents: Query<ActivityPage>
  /** The version that may be restored; null while nobody looks at one. */
  earlier: Earlier<T, C> | null = null
  #limit = firstShown

  constructor(
    private readonly host: LitElement,
    private readonly of: {
      noun: AuditEvent['noun']
      id: () => string
      read: (id: string) => Promise<T>
      restoring: Restore<T, C>
    },
  ) {
    host.addController(this)
    this.auditEvents = new Query<ActivityPage>(host, () => ({
      queryKey: ['activity', of.noun, of.id(), this.#limit],
      queryFn: () => listActivity({ noun: of.noun, entityId: of.id(), limit: this.#limit }),
      placeholderData: keepPrevious,
      enabled: of.id() !== '',
    }))
  }

  hostConnected(): void {
    this.close()
  }

  get hasMore(): boolean {
    return Boolean(this.auditEvents.data?.nextCursor) && this.#limit < maxEvents
  }

  readonly showMore = (): void => {
    this.#limit = Math.min(maxEvents, this.#limit * 4)
    this.host.requestUpdate()
  }

  /** Opens the version right after a deed. */
  async look(auditEventId: string): Promise<void> {
    const { noun, read, restoring } = this.of
    const id = this.of.id()
    try {
      this.earlier = (await readEarlier({ noun, id, auditEventId, read: () => read(id), restoring })) ?? null
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
