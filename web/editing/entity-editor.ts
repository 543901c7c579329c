import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ApiError } from '../api/client.ts'
import { conflictText as t } from '../locales/conflict.ts'
import { onReconnected } from '../live/connection.ts'
import { fieldTitle, valueText } from '../formats/audit-event-values.ts'
import type { Choices, EditState, FieldConflict } from './edit-state.ts'
import { listOf } from '../formats/numbers.ts'
import { lastAuditEvents, mergedMessage } from './last-audit-events.ts'
import type { LastAuditEvent } from './last-audit-events.ts'
import { saveMerging } from './merge-change.ts'
import { fieldErrorFor, problemText } from '../formats/problem-text.ts'
import { fetchChanged } from '../queries/refetch.ts'
import type { EntityType, Versioned } from './entity-type.ts'
import { showToast } from '../shell/toasts.ts'

type FieldOf<C> = keyof C & string
type Met<T, C> = { mine: C; theirs: T; fields: FieldOf<C>[]; last: Map<string, LastAuditEvent> }

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * Saves edits of one entity sequentially, each based on the version its author saw. Unsaved changes stay in
 * `pending` and on the page, whatever the server responds, until they are saved or discarded by their author.
 */
export class EntityEditor<T extends Versioned, C extends object> implements ReactiveController, EditState {
  /** Changes that the server has not saved yet. */
  pending = {} as C
  isSaving = false
  hasSaved = false
  #conflict: Met<T, C> | null = null
  #isPutOff = false
  #refused: { change: C; base: T; why: ApiError } | null = null
  #queue: Promise<void> = Promise.resolve()
  /** Changes saved by this editor, so that they do not conflict with an edit that began before them. */
  #own: { version: number; change: C }[] = []
  #stop: (() => void) | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly type: EntityType<T, C>,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#hold)
    this.#stop = onReconnected(() => this.#refused && isWorthAnotherTry(this.#refused.why) && this.retry())
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#hold)
    this.#stop?.()
  }

  readonly #hold = (event: BeforeUnloadEvent) => {
    if (this.isUnsaved) event.preventDefault()
  }

  get isUnsaved(): boolean {
    return this.#fieldsOf(this.pending).length > 0
  }

  /** The entity with its unsaved changes applied, for display. */
  shown(entity: T): T {
    return this.isUnsaved ? this.type.applied(entity, this.pending) : entity
  }

  /**
   * Applies a change to the page at once and saves it.
   * @param base the entity as the author of the change saw it
   */
  save(change: C, base: T, isUndo = false): void {
    this.pending = { ...this.pending, ...change }
    // A new attempt at the same field replaces its refusal; a refusal of other fields stays visible.
    if (this.#refused && this.#fieldsOf(this.#refused.change).every((field) => change[field] !== undefined))
      this.#refused = null
    this.isSaving = true
    this.host.requestUpdate()
    this.#queue = this.#queue.then(() => this.#send(change, base, isUndo))
  }

  get unsaved(): EditState['unsaved'] {
    const putOff = this.#isPutOff ? this.#conflict : null
    if (!this.#refused && !putOff) return null
    return {
      what: this.#inWords({ ...this.#refused?.change, ...putOff?.mine } as C),
      why: this.#refused ? this.#reason(this.#refused) : t('unsaved.conflict'),
      isConflict: putOff !== null,
    }
  }

  get conflicts(): FieldConflict[] | null {
    return this.#conflict && !this.#isPutOff ? this.#conflictsOf(this.#conflict) : null
  }

  retry(): void {
    const refused = this.#refused
    this.#refused = null
    if (refused) this.save(refused.change, refused.base)
  }

  putOff(isPutOff: boolean): void {
    this.#isPutOff = isPutOff
    this.host.requestUpdate()
  }

  discard(): void {
    this.#drop(this.#fieldsOf({ ...this.#refused?.change, ...this.#conflict?.mine } as C))
    this.#conflict = this.#refused = null
    this.host.requestUpdate()
  }

  resolve(choices: Choices): void {
    const met = this.#conflict
    if (!met) return
    this.#conflict = null
    const kept: Partial<C> = { ...met.mine }
    for (const field of met.fields) {
      const choice = choices[field] ?? 'mine'
      if (typeof choice === 'object') kept[field] = this.type.fromText(field, choice.text) as C[typeof field]
      if (choice === 'theirs') delete kept[field]
    }
    this.#drop(met.fields)
    this.host.requestUpdate()
    if (Object.keys(kept).length > 0) this.save(kept as C, met.theirs)
  }

  #fieldsOf(change: C): FieldOf<C>[] {
    return (Object.keys(this.type.shownAs) as FieldOf<C>[]).filter((field) => change[field] !== undefined)
  }

  #inWords(change: C): string {
    return listOf(this.#fieldsOf(change).map((field) => fieldTitle(this.type.shownAs[field])))
  }

  #reason({ change, why }: { change: C; why: ApiError }): string {
    const [field] = this.#fieldsOf(change)
    return (field && fieldErrorFor(why, field)) || problemText(why)
  }

  #conflictsOf({ mine, theirs, fields, last }: Met<T, C>): FieldConflict[] {
    const wanted = this.type.applied(theirs, mine)
    return fields.map((field) => {
      const shown = this.type.shownAs[field]
      const reads = (entity: T) =>
        this.type.says?.(field, entity[shown]) ?? valueText(shown, entity[shown], this.type.currency())
      const auditEvent = last.get(shown)
      return {
        field,
        name: fieldTitle(shown),
        mine: reads(wanted),
        theirs: reads(theirs),
        isText: this.type.texts.includes(field),
        by: auditEvent?.by ?? '',
        isOwn: auditEvent?.isOwn ?? false,
        at: auditEvent?.at ?? '',
      }
    })
  }

  #drop(fields: readonly FieldOf<C>[]) {
    const left = Object.entries(this.pending).filter(([field]) => !fields.includes(field as FieldOf<C>))
    this.pending = Object.fromEntries(left) as C
  }

  /** The base that the author saw, plus the changes saved by this editor since. */
  #rebased(base: T): T {
    let now = base
    for (const { version, change } of this.#own)
      if (version > now.version) {
        const isNext = version === now.version + 1
        now = { ...this.type.applied(now, change), version: isNext ? version : now.version }
      }
    return now
  }

  async #send(change: C, begun: T, isUndo: boolean): Promise<void> {
    const base = this.#rebased(begun)
    try {
      const merged = await saveMerging<T, C>({
        base,
        change,
        valueOf: this.type.written,
        save: (version, values) => this.type.save(base.id, version, values),
        read: () => this.type.read(base.id),
      })
      if (merged.kind === 'saved') await this.#done(base, merged.value, change, isUndo)
      else {
        this.type.remember(merged.current)
        const last = await lastAuditEvents(this.type.noun, base.id)
        this.#isPutOff = false
        this.#conflict = { mine: change, theirs: merged.current, fields: merged.fields, last }
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.#refused = { change, base: begun, why: error }
    }
    this.isSaving = false
    this.host.requestUpdate()
  }

  async #done(base: T, after: T, change: C, isUndo: boolean): Promise<void> {
    this.#own.push({ version: after.version, change })
    this.type.remember(after)
    this.#drop(this.#fieldsOf(change).filter((field) => isSame(this.pending[field], change[field])))
    this.hasSaved = true
    this.isSaving = false
    this.host.requestUpdate()
    fetchChanged(this.type.noun)
    const what = this.#inWords(change)
    const before = Object.fromEntries(
      this.#fieldsOf(change).map((field) => [field, this.type.written(base, field)]),
    ) as C
    const undo = () => this.save(before, after, true)
    const others = (Object.keys(this.type.shownAs) as FieldOf<C>[]).filter(
      (field) =>
        change[field] === undefined &&
        !isSame(this.type.written(base, field), this.type.written(after, field)),
    )
    if (others.length > 0) {
      const fields = others.map((field) => this.type.shownAs[field])
      showToast({ text: mergedMessage(fields, await lastAuditEvents(this.type.noun, after.id)), undo })
    } else if (isUndo) showToast({ text: t('savedBack', { what }) })
    else showToast({ text: t('saved', { what }), undo })
  }
}

/**
 * The server was unavailable or the session had expired: pending changes are sent automatically on reconnect.
 */
const isWorthAnotherTry = (why: ApiError) => why.isPassing || why.code === 'not-signed-in'
