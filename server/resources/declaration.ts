/** What a noun and its tables are to everything that works across all of them: visibility, hints, deletion, personal data, export, search. */
import type { PersonalData } from '../contracts/personal-data.ts'
import type { BothLanguages } from '../contracts/primitives.ts'
import type { Database } from '../db/tables.ts'

type Table = keyof Database
type Column<T extends Table> = keyof Database[T] & string

/** Columns that lead to a feature or launch, by their names. */
export type EntityColumn<T extends Table> = Extract<Column<T>, 'feature_id' | 'launch_id' | 'entity_id'>

/** Columns that lead to people, by their names. */
export type PersonColumn<T extends Table> = Extract<
  Column<T>,
  | 'person_id'
  | 'owner_id'
  | `${string}_owner_id`
  | `${string}_by_id`
  | 'assignee_id'
  | 'decider_id'
  | 'participant_ids'
>

/** Rules of their own, in `visibility/visibility.repository.ts`. */
export type SpecialVisibility = 'own-rows' | 'rows-of-own-imports' | 'audit-events'

/**
 * Whose eyes the rows are for: everybody's, those of who sees the entity that a column names, or by a rule of their own.
 * What leads to a feature or launch cannot be open.
 */
type Visibility<T extends Table> =
  { of: Column<T> } | { special: SpecialVisibility } | ([EntityColumn<T>] extends [never] ? 'open' : never)

/** What becomes of rows when the feature or launch goes that a column names; `refused`: it cannot go while they stand. */
export type OnDeletion = 'removed' | 'cleared' | 'kept' | 'refused'

/** What a column holds of somebody. */
export type PersonalColumn = Readonly<{
  /** What anonymising does; `rewritten` by code of its own (personal-data/anonymising.service.ts). */
  anonymised: 'row-removed' | 'cleared' | 'rewritten' | 'kept'
  /** Where somebody reads it among all that is held about them, or why they do not. */
  disclosed: keyof PersonalData | { not: string }
}>

/**
 * What an export of everything shows of a column: its value, its value once the grading round has closed (RULES.md,
 * Blindness), or nothing because it is made from others or is about this installation.
 */
export type ExportedColumn = 'exported' | 'when-closed' | 'left-out'

/** A table in an export of everything. */
export type Exported<T extends Table> = Readonly<{
  /** What the table tells, for whoever opens the files without Headrace. */
  words: BothLanguages
  /** Its order; together unique. */
  keys: readonly Column<T>[]
  /** In this order. */
  columns: Readonly<Record<Column<T>, ExportedColumn>>
}>

export type TableDeclaration<T extends Table> = Readonly<{
  visibility: Visibility<T>
  deletion: Readonly<Record<EntityColumn<T>, OnDeletion> & { id?: 'removed' }>
  personalData: Readonly<Record<PersonColumn<T>, PersonalColumn> & Partial<Record<Column<T>, PersonalColumn>>>
  export: Exported<T> | { leftOut: string }
  /** The column that lists search. */
  search: 'search_text' extends Column<T> ? 'search_text' : null
}>

export type TableDeclarations = { readonly [T in Table]?: TableDeclaration<T> }

/** Who is told that something of this noun changed; also who reads its history, beside those who audit. */
export type HintAudience =
  'everyone' | 'who-sees-it' | 'who-sees-its-launch' | 'who-sees-the-import' | 'its-person'

export type NounDeclaration = Readonly<{ hints: HintAudience; tables: TableDeclarations }>
