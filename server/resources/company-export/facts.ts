/** The fields of a feature or launch as facts for people: what each is called, and what it holds in words. */
import type { Language } from '../../contracts/lists.ts'
import type { BothLanguages } from '../../contracts/primitives.ts'
import { type FieldType, keysOf, type ValueOfType } from '../../domain/fields/field-spec.ts'
import { nameIn } from '../../domain/history/placeholder.ts'
import { stageNames } from '../../domain/imports/stage-words.ts'
import { gradeName } from '../../domain/warnings/wording.ts'

export type Fact = readonly [name: BothLanguages, value: string]

/** What a value of each type says in a line; null where it has a place of its own in the document. */
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

/** The title is the heading, and the summary a quotation. */
const apart: readonly string[] = ['title', 'summary']

type Written = Readonly<{ shownAs: string; type: FieldType; name: BothLanguages }>
type Other = Readonly<{ type: FieldType; name: BothLanguages; isExported: boolean }>

/** What is decided or planned first, then what people wrote; empty values say ''. */
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
