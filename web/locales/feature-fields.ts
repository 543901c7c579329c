import type { ImportField } from '#server/contracts/imports.ts'
import { featureFields, featureShownAs, otherFeatureFields } from '#server/domain/fields/feature-fields.ts'
import { launchFields, otherLaunchFields } from '#server/domain/fields/launch-fields.ts'
import type { BothLanguages } from '#server/contracts/primitives.ts'
import { localText } from './language.ts'

type Named = Readonly<Record<string, { shownAs?: string; name: BothLanguages }>>

const namesOf = (...all: Named[]): ReadonlyMap<string, BothLanguages> =>
  new Map(
    all.flatMap((fields) =>
      Object.entries(fields).map(([field, { shownAs = field, name }]) => [shownAs, name] as const),
    ),
  )
const names = namesOf(launchFields, otherLaunchFields, featureFields, otherFeatureFields)

/**
 * The display name of a feature's or launch's field, the same for editing, import, merging and the audit log;
 * undefined for an unknown field.
 */
export function knownFieldName(field: string): string | undefined {
  const name = names.get(field)
  return name && localText(name)
}

/** The display name of an editable field of a feature. @param field as named in the feature */
export const fieldName = (field: ImportField): string => knownFieldName(field) ?? field

/** These fields in page order. */
export const namedFields: readonly ImportField[] = Object.values(featureShownAs)
