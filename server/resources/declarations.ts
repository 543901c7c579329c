/** The registry of all entity types and tables, each declared in its resource; cross-cutting code iterates over it. */
import type { AuditEvent } from '../contracts/activity.ts'
import type { Database } from '../db/tables.ts'
import type { NounDeclaration, TableDeclaration, TableDeclarations } from './declaration.ts'
import { personNoun } from './people/people.declaration.ts'
import { sessionNoun } from './session/session.declaration.ts'
import { setupTables } from './setup/setup.declaration.ts'
import { accountsTables } from './accounts/accounts.declaration.ts'
import { singleSignOnTables } from './single-sign-on/single-sign-on.declaration.ts'
import { apiTokenNoun } from './api-tokens/api-tokens.declaration.ts'
import { calendarNoun } from './calendars/calendars.declaration.ts'
import { workspaceNoun } from './workspace/workspace.declaration.ts'
import { productAreaNoun } from './product-areas/product-areas.declaration.ts'
import { playbookNoun, rubricNoun } from './policies/policies.declaration.ts'
import { featureNoun } from './features/features.declaration.ts'
import { documentNoun } from './documents/documents.declaration.ts'
import { filesTables } from './files/files.declaration.ts'
import { jobsTables } from './jobs/jobs.declaration.ts'
import { importsNoun } from './imports/imports.declaration.ts'
import { gradingTables } from './grading/grading.declaration.ts'
import { launchNoun } from './launches/launches.declaration.ts'
import { plansTables } from './plans/plans.declaration.ts'
import { taskNoun } from './tasks/tasks.declaration.ts'
import { visibilityTables } from './visibility/visibility.declaration.ts'
import { warningsTables } from './warnings/warnings.declaration.ts'
import { activityTables } from './activity/activity.declaration.ts'
import { deletionsTables } from './deletions/deletions.declaration.ts'

/** Tables of resources without an entity type that entity types reference. */
const firstTables = [filesTables] as const satisfies readonly TableDeclarations[]

/** Referenced tables come first, here and below. Does not compile when an entity type of the history is missing. */
export const nouns = {
  person: personNoun,
  session: sessionNoun,
  'api-token': apiTokenNoun,
  calendar: calendarNoun,
  workspace: workspaceNoun,
  'product-area': productAreaNoun,
  rubric: rubricNoun,
  playbook: playbookNoun,
  feature: featureNoun,
  document: documentNoun,
  import: importsNoun,
  launch: launchNoun,
  task: taskNoun,
} as const satisfies Record<AuditEvent['noun'], NounDeclaration>

/** Tables of resources without an entity type. */
const otherTables = [
  jobsTables,
  setupTables,
  accountsTables,
  singleSignOnTables,
  gradingTables,
  plansTables,
  visibilityTables,
  warningsTables,
  activityTables,
  deletionsTables,
] as const satisfies readonly TableDeclarations[]

/** A table with its declaration. */
export type DeclaredTable = {
  readonly [T in keyof Database]: readonly [T, TableDeclaration<T>]
}[keyof Database]

/** Every table with its declaration, in order. */
export const eachTable = [
  ...firstTables,
  ...Object.values(nouns).map((noun) => noun.tables),
  ...otherTables,
].flatMap((declared) => Object.entries(declared)) as unknown as readonly DeclaredTable[]

type Intersection<Union> = (Union extends unknown ? (of: Union) => void : never) extends (
  of: infer All,
) => void
  ? All
  : never
type Tables = Intersection<
  (typeof nouns)[keyof typeof nouns]['tables'] | (typeof firstTables | typeof otherTables)[number]
>

/** The declarations by table. Does not compile when a table is missing. */
export const tables = Object.fromEntries(eachTable) as unknown as Tables satisfies {
  readonly [T in keyof Database]: TableDeclaration<T>
}

type Anonymised<T extends keyof Database> =
  Tables[T]['personalData'] extends Readonly<Record<string, infer Told>>
    ? Told extends { anonymised: infer What }
      ? What
      : never
    : never

/** Tables that anonymising rewrites by special code. */
export type RewrittenTable = {
  [T in keyof Database]: 'rewritten' extends Anonymised<T> ? T : never
}[keyof Database]
