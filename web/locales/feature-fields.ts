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

/** What a field of a feature or a launch is called wherever it is edited, mapped, merged or told of; undefined for another. */
export function knownFieldName(field: string): string | undefined {
  const name = names.get(field)
  return name && localText(name)
}

/** What a field that people write about a feature is called. @param field as the feature shows it */
export const fieldName = (field: ImportField): string => knownFieldName(field) ?? field

/** Those fields, in the order of the page. */
export const namedFields: readonly ImportField[] = Object.values(featureShownAs)
