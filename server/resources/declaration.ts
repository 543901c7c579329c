/** Declares an entity type and its tables for cross-cutting code: visibility, hints, deletion, personal data, export, search. */
import type { PersonalData } from '../contracts/personal-data.ts'
import type { BothLanguages } from '../contracts/primitives.ts'
import type { Database } from '../db/tables.ts'

type Table = keyof Database
type Column<T extends Table> = keyof Database[T] & string

/** Columns that reference a feature or launch, by their names. */
export type EntityColumn<T extends Table> = Extract<Column<T>, 'feature_id' | 'launch_id' | 'entity_id'>

type NullableColumn<T extends Table> = {
  [C in Column<T>]: null extends Database[T][C] ? C : never
}[Column<T>]

/** Columns of a type of `db/tables/columns.ts` that has this mark. */
type MarkedColumn<T extends Table, Mark extends string> = {
  [C in Column<T>]: Mark extends keyof NonNullable<Database[T][C]> ? C : never
}[Column<T>]

/** Columns that reference one person. */
export type PersonColumn<T extends Table> = MarkedColumn<T, 'isPersonId'>

/** Columns that list people. */
type PeopleColumn<T extends Table> = MarkedColumn<T, 'isPersonIds'>

/** Columns that reference files. */
export type FileColumn<T extends Table> = MarkedColumn<T, 'isFileId'>

/** Special rules, implemented in `visibility/visibility.repository.ts`. */
export type SpecialVisibility = 'own-rows' | 'rows-of-own-imports' | 'audit-events'

/**
 * Who sees the rows: everybody, people who see the entity that a column references, or by a special rule. Tables that
 * reference a feature or launch cannot be `open`.
 */
type Visibility<T extends Table> =
  | { of: Extract<Column<T>, 'id' | `${string}_id`> }
  | { special: SpecialVisibility }
  | ([EntityColumn<T>] extends [never] ? 'open' : never)

/**
 * What happens to rows when the feature or launch that the column references is deleted; `refused`: it cannot be
 * deleted while there are any. Only nullable columns can be cleared.
 */
export type OnDeletion<T extends Table, C extends Column<T>> =
  'removed' | 'kept' | 'refused' | (C extends NullableColumn<T> ? 'cleared' : never)

/** Personal data in a column. */
type PersonalColumn<Anonymised extends string> = Readonly<{
  /** What anonymising does; `rewritten` by special code (personal-data/anonymising.service.ts). */
  anonymised: Anonymised | 'rewritten' | 'kept'
  /** The section of the personal data report that contains it, or why none does. */
  disclosed: keyof PersonalData | { not: string }
}>

/** Columns that reference or list people must be declared; others may, when they contain personal data. */
type PersonalColumns<T extends Table> = Readonly<
  {
    [C in PersonColumn<T>]: PersonalColumn<'row-removed' | (C extends NullableColumn<T> ? 'cleared' : never)>
  } & { [C in PeopleColumn<T>]: PersonalColumn<never> } & {
    /** `with-row`: removed with the row, by a column of the table that is `row-removed`. */
    [C in Exclude<Column<T>, PersonColumn<T> | PeopleColumn<T>>]?: PersonalColumn<'with-row'>
  }
>

/**
 * How the company export includes a column: its value, its value once the grading round has closed (RULES.md,
 * Blindness), or not at all, because it is derived or internal.
 */
export type ExportedColumn = 'exported' | 'when-closed' | 'left-out'

/** A table in the company export. */
export type Exported<T extends Table> = Readonly<{
  /** A description of the table for readers of the exported files. */
  words: BothLanguages
  /** The sort order; together unique. */
  keys: readonly Column<T>[]
  /** In the order of the export. */
  columns: Readonly<Record<Column<T>, ExportedColumn>>
}>

/** What references files keeps them; `part`: it is a part of the file, which keeps nothing. */
type FileReferences<T extends Table> = Readonly<Record<FileColumn<T>, 'keeps' | 'part'>>

export type TableDeclaration<T extends Table> = Readonly<{
  visibility: Visibility<T>
  deletion: Readonly<{ [C in EntityColumn<T>]: OnDeletion<T, C> } & { id?: 'removed' }>
  personalData: PersonalColumns<T>
  export: Exported<T> | { leftOut: string }
  /** The column that searches use. */
  search: 'search_text' extends Column<T> ? 'search_text' : null
}> &
  ([FileColumn<T>] extends [never] ? unknown : { readonly files: FileReferences<T> })

export type TableDeclarations = { readonly [T in Table]?: TableDeclaration<T> }

/** Who gets hints about entities of this type; they also read its history, as auditors do. */
export type HintAudience =
  | 'everyone'
  | 'who-sees-it'
  | 'who-sees-its-launch'
  | 'who-sees-its-feature'
  | 'who-sees-the-import'
  | 'its-person'

export type NounDeclaration = Readonly<{
  hints: HintAudience
  tables: TableDeclarations
  /** Verbs of its events that only the person concerned and administrators read. */
  privateVerbs?: readonly string[]
}>
