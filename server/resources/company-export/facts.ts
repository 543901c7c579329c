/** The fields of a feature or launch as pairs of label and formatted value. */
import type { Language } from '../../contracts/lists.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { type FieldType, keysOf, type ValueOfType } from '../../domain/fields/field-spec.ts'
import { nameIn } from '../../domain/history/placeholder.ts'
import { stageNames } from '../../domain/imports/stage-words.ts'
import { gradeName } from '../../domain/warnings/wording.ts'

export type Fact = readonly [name: BothLanguages, value: string]

/** Formats a value of each type as one line; null when it is shown elsewhere in the document. */
const textOf: {
  [Type in FieldType]: ((value: ValueOfType[Type], language: Language) => string) | null
} = {
  text: (value) => value,
  link: (value) => value,
  date: (value) => value,
  number: String,
  money: String,
  tags: (value) => value.join(', '),
  stage: (value, language) => stageNames[value][language],
  person: (value, language) => nameIn(value.name, language),
  'product-area': (value) => value.name,
  grade: (value, language) => gradeName[value][language],
  instant: (value) => value,
  features: null,
  playbook: null,
  flag: null,
}

/** Shown separately: the title is the heading, the summary a quotation. */
const apart: readonly string[] = ['title', 'summary']

type Written = Readonly<{ shownAs: string; type: FieldType; name: BothLanguages }>
type Other = Readonly<{ type: FieldType; name: BothLanguages; isExported: boolean }>

/** Decided and planned fields first, then the editable ones; empty values are ''. */
export function factsOf(
  entity: object,
  written: Readonly<Record<string, Written>>,
  others: Readonly<Record<string, Other>>,
  language: Language,
): Fact[] {
  const shown = [
    ...keysOf(others).map((field) => ({ ...others[field]!, shownAs: field })),
    ...Object.values(written).map((spec) => ({ ...spec, isExported: !apart.includes(spec.shownAs) })),
  ]
  return shown
    .filter(({ isExported }) => isExported)
    .map(({ name, type, shownAs }) => {
      const value = (entity as Record<string, unknown>)[shownAs] ?? null
      const say = textOf[type] as ((value: unknown, language: Language) => string) | null
      return [name, value === null || say === null ? '' : say(value, language)]
    })
}
