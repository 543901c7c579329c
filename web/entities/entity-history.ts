import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ActivityPage } from '#server/contracts/activity.ts'
import { listActivity } from '../api/activity.ts'
import { ApiError } from '../api/client.ts'
import { getEntity } from '../api/entities.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'
import { problemText } from '../formats/problem-text.ts'
import { keepPrevious, Query } from '../queries/query.ts'
import { maxEvents, readEarlierVersion } from '../editing/restoring.ts'
import type { EarlierVersion } from '../editing/restoring.ts'
import { showToast } from '../shell/toasts.ts'
import { traitsOf } from './traits.ts'
import type { EntityChange } from './traits.ts'

const firstShown = 20

/** The audit log of one entity, and the earlier version that is previewed. */
export class EntityHistory implements ReactiveController {
  readonly auditEvents: Query<ActivityPage>
  /** The version that can be restored; null when none is previewed. */
  earlier: EarlierVersion<Entity, EntityChange> | null = null
  #limit = firstShown
  /** Counts the previews asked for; the response of an earlier one is ignored. */
  #looks = 0

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly of: () => { noun: EntityNoun; entity: { id: string } },
  ) {
    host.addController(this)
    this.auditEvents = new Query<ActivityPage>(host, () => {
      const { noun, entity } = of()
      return {
        queryKey: ['activity', noun, entity.id, this.#limit],
        queryFn: () => listActivity({ noun, entityId: entity.id, limit: this.#limit }),
        placeholderData: keepPrevious,
      }
    })
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

  /** Previews the version right after an audit event. */
  async look(auditEventId: string): Promise<void> {
    const { noun, entity } = this.of()
    const { restoring } = traitsOf[noun]
    const read = () => getEntity(noun, entity.id)
    const look = (this.#looks += 1)
    try {
      const earlier = await readEarlierVersion({ noun, id: entity.id, auditEventId, read, restoring })
      if (look === this.#looks) this.earlier = earlier ?? null
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (look === this.#looks) showToast({ text: problemText(error), kind: 'problem' })
    }
    this.host.requestUpdate()
  }

  readonly close = (): void => {
    this.#looks += 1
    this.earlier = null
    this.host.requestUpdate()
  }
}
