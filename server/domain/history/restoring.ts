/** Restores an earlier version of a feature or launch with an ordinary change, so that it is validated and recorded. */
import type { Feature, FeatureChange } from '../../contracts/features.ts'
import type { Launch, LaunchChange } from '../../contracts/launches.ts'
import { featureFields, otherFeatureFields } from '../fields/feature-fields.ts'
import { keysOf, type WrittenType } from '../fields/field-spec.ts'
import { launchFields, otherLaunchFields } from '../fields/launch-fields.ts'
import { writtenValue } from '../fields/written-value.ts'
import { type LoggedEvent, versionAt } from './version-at.ts'

/** A field whose value differs from the earlier version. */
export type Difference = Readonly<{ field: string; now: unknown; then: unknown }>

export type Restoration<Change> = Readonly<{
  /** The change to send; empty when no editable field differs. */
  change: Change
  /** The fields that the change restores. */
  restored: readonly Difference[]
  /** The fields that differ and are not restored: decisions and plans must be made again. */
  left: readonly Difference[]
}>

/** Maps a shown field to the field of a change that writes it. */
type Way<Entity, Change> = Readonly<{
  field: keyof Entity & string
  into: keyof Change & string
  write: (value: unknown) => unknown
}>

const waysOf = <Into extends string, Field extends string>(
  fields: Readonly<Record<Into, { shownAs: Field; type: WrittenType }>>,
): { field: Field; into: Into; write: (value: unknown) => unknown }[] =>
  keysOf(fields).map((into) => {
    const { shownAs, type } = fields[into]
    return { field: shownAs, into, write: (value) => writtenValue(type, value) }
  })

const leftOf = <Field extends string>(fields: Readonly<Record<Field, { isLeft: boolean }>>): Field[] =>
  keysOf(fields).filter((field) => fields[field].isLeft)

const featureWays: readonly Way<Feature, FeatureChange>[] = waysOf(featureFields)
const featureLeft = leftOf(otherFeatureFields)
const launchWays: readonly Way<Launch, LaunchChange>[] = waysOf(launchFields)
const launchLeft = leftOf(otherLaunchFields)

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function restoring<Entity extends object, Change extends object>(
  current: Entity,
  entries: readonly LoggedEvent[],
  entryId: string,
  ways: readonly Way<Entity, Change>[],
  leftFields: readonly (keyof Entity & string)[],
): Restoration<Change> | undefined {
  const then = versionAt(current, entries, entryId, [...ways.map(({ field }) => field), ...leftFields])
  if (!then) return undefined
  const differing = ways.filter(({ field, write }) => !isSame(write(current[field]), write(then[field])))
  const toDifference = (field: keyof Entity & string): Difference => ({
    field,
    now: current[field],
    then: then[field],
  })
  return {
    change: Object.fromEntries(
      differing.map(({ field, into, write }) => [into, write(then[field])]),
    ) as Change,
    restored: differing.map(({ field }) => toDifference(field)),
    left: leftFields.filter((field) => !isSame(current[field], then[field])).map(toDifference),
  }
}

/**
 * How to restore a feature to its state right after an audit event. Grade and look-again date stay: only a decision
 * changes them (RULES.md, People decide).
 * @param entries newest first, at least down to that audit event
 * @returns undefined when the history does not contain that audit event
 */
export const featureRestoration = (
  current: Feature,
  entries: readonly LoggedEvent[],
  entryId: string,
): Restoration<FeatureChange> | undefined => restoring(current, entries, entryId, featureWays, featureLeft)

/**
 * How to restore a launch to its state right after an audit event. Date and grade stay: they change by a plan preview
 * (RULES.md, Changes of plan). A feature deleted since is refused when the change is sent.
 * @param entries newest first, at least down to that audit event
 * @returns undefined when the history does not contain that audit event
 */
export const launchRestoration = (
  current: Launch,
  entries: readonly LoggedEvent[],
  entryId: string,
): Restoration<LaunchChange> | undefined => restoring(current, entries, entryId, launchWays, launchLeft)
