import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import { listActivity } from '../../api/activity.ts'
import { ApiError } from '../../api/client.ts'
import { changeFeature, getFeature } from '../../api/features.ts'
import { fieldName } from '../../state/feature-fields.ts'
import { listOf } from '../../state/formats.ts'
import { saveMerging } from '../../state/merge-change.ts'
import { invalidate, queryClient } from '../../state/queries.ts'
import { showToast } from '../../state/toasts.ts'
import { fieldsBetween, fieldsOf, isSame, only, shownAs, writtenOf } from './feature-edit.ts'
import type { EditableField } from './feature-edit.ts'
import { t } from './words.ts'

/** My change and someone else's touched the same fields. */
export type Conflict = { fields: EditableField[]; mine: FeatureChange; theirs: Feature; by: PersonRef | null }

/** The fields of a change, as one says them. */
export const inWords = (change: FeatureChange): string =>
  listOf(fieldsOf(change).map((field) => fieldName(shownAs[field])))

/**
 * Saves edits of one feature, one after the other, each on the version before. What is not saved yet stays in
 * `pending` and on the page, whatever the server says, until it is saved or taken back by the person who wrote it.
 */
export class FeatureSaver implements ReactiveController {
  /** What was written and is not kept by the server yet. */
  pending: FeatureChange = {}
  isSaving = false
  hasSaved = false
  conflict: Conflict | null = null
  /** The conflict waits to be decided later. */
  isPutOff = false
  /** The last change refused and why; null when there is none. */
  refused: { change: FeatureChange; why: ApiError } | null = null
  #queue: Promise<void> = Promise.resolve()

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly id: () => string,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#hold)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#hold)
  }

  get isUnsaved(): boolean {
    return fieldsOf(this.pending).length > 0
  }

  readonly #hold = (event: BeforeUnloadEvent) => {
    if (this.isUnsaved) event.preventDefault()
  }

  /** Shows a change at once and saves it. */
  save(change: FeatureChange, isUndo = false): void {
    this.pending = { ...this.pending, ...change }
    // Another try of the same field replaces the refusal; a refusal of other fields stays said.
    if (this.refused && fieldsOf(this.refused.change).every((field) => change[field] !== undefined))
      this.refused = null
    this.isSaving = true
    this.host.requestUpdate()
    this.#queue = this.#queue.then(() => this.#send(change, isUndo))
  }

  /** Sends what was refused once more. */
  retry(): void {
    const { refused } = this
    this.refused = null
    if (refused) this.save(refused.change)
  }

  /** Closes the merge for now, or opens it again. */
  putOff(isPutOff: boolean): void {
    this.isPutOff = isPutOff
    this.host.requestUpdate()
  }

  /** Gives up what is not saved. */
  discard(): void {
    this.#drop(fieldsOf({ ...this.refused?.change, ...this.conflict?.mine }))
    this.conflict = null
    this.refused = null
    this.host.requestUpdate()
  }

  #drop(fields: readonly EditableField[]) {
    this.pending = only(
      this.pending,
      fieldsOf(this.pending).filter((field) => !fields.includes(field)),
    )
  }

  /** Ends a conflict: my fields are saved on their version, the others stay as they are. */
  resolve(mine: readonly EditableField[]): void {
    const { conflict } = this
    if (!conflict) return
    const dropped = conflict.fields.filter((field) => !mine.includes(field))
    this.#drop(dropped)
    this.conflict = null
    this.host.requestUpdate()
    const rest = only(
      conflict.mine,
      fieldsOf(conflict.mine).filter((field) => !dropped.includes(field)),
    )
    if (fieldsOf(rest).length > 0) this.save(rest)
  }

  async #send(change: FeatureChange, isUndo: boolean): Promise<void> {
    const key = ['features', this.id()]
    const base = queryClient.getQueryData<Feature>(key)
    if (!base) return
    try {
      await queryClient.cancelQueries({ queryKey: key })
      const after = await this.#write(base, change)
      if (after) this.#done(base, after, change, isUndo)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.refused = { change, why: error }
    }
    this.isSaving = false
    this.host.requestUpdate()
  }

  /** @returns the feature as it is kept, or undefined when a person must choose */
  async #write(base: Feature, change: FeatureChange): Promise<Feature | undefined> {
    const { id } = base
    const merged = await saveMerging<Feature, FeatureChange>({
      base,
      change,
      valueOf: (feature, field) => writtenOf(feature)[field],
      save: (version, values) => changeFeature(id, version, values),
      read: () => getFeature(id),
    })
    if (merged.kind === 'saved') return merged.value
    const { current: theirs, fields } = merged
    queryClient.setQueryData(['features', id], theirs)
    const last = await listActivity({ noun: 'feature', thingId: id, limit: 1 }).catch(() => null)
    this.isPutOff = false
    this.conflict = { fields, mine: change, theirs, by: last?.items[0]?.person ?? null }
    return undefined
  }

  #done(base: Feature, after: Feature, change: FeatureChange, isUndo: boolean) {
    queryClient.setQueryData(['features', after.id], after)
    this.#drop(fieldsOf(change).filter((field) => isSame(this.pending[field], change[field])))
    this.hasSaved = true
    void invalidate(['features', 'list'], ['activity'], ['warnings'], ['desk'], ['grading', after.id])
    const before = only(writtenOf(base), fieldsOf(change))
    const others = fieldsBetween(base, after).filter((field) => change[field] === undefined)
    const what = inWords(change)
    const undo = () => this.save(before, true)
    if (others.length > 0)
      showToast({
        text: t('mergedQuietly', { what: listOf(others.map((one) => fieldName(shownAs[one]))) }),
        undo,
      })
    else if (isUndo) showToast({ text: t('savedBack', { what }) })
    else showToast({ text: t('saved', { what }), undo })
  }
}
