/** The registry of all entity types and tables, each declared in its resource; cross-cutting code iterates over it. */
import type { AuditEvent } from '../contracts/activity.ts'
import type { Database } from '../db/tables.ts'
import type { NounDeclaration, TableDeclaration, TableDeclarations } from './declaration.ts'
import { personNoun } from './people/people.declaration.ts'
import { sessionNoun } from './session/session.declaration.ts'
import { accountsTables } from './accounts/accounts.declaration.ts'
import { singleSignOnTables } from './single-sign-on/single-sign-on.declaration.ts'
import { apiTokenNoun } from './api-tokens/api-tokens.declaration.ts'
import { calendarNoun } from './calendars/calendars.declaration.ts'
import { workspaceNoun } from './workspace/workspace.declaration.ts'
import { productAreaNoun } from './product-areas/product-areas.declaration.ts'
import { rubricNoun } from './rubrics/rubrics.declaration.ts'
import { playbookNoun } from './playbooks/playbooks.declaration.ts'
import { featureNoun } from './features/features.declaration.ts'
import { importsNoun } from './imports/imports.declaration.ts'
import { gradingTables } from './grading/grading.declaration.ts'
import { launchNoun } from './launches/launches.declaration.ts'
import { plansTables } from './plans/plans.declaration.ts'
import { taskNoun } from './tasks/tasks.declaration.ts'
import { visibilityTables } from './visibility/visibility.declaration.ts'
import { warningsTables } from './warnings/warnings.declaration.ts'
import { activityTables } from './activity/activity.declaration.ts'
import { deletionsTables } from './deletions/deletions.declaration.ts'

/** Does not compile when an entity type of the history is missing. */
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
  import: importsNoun,
  launch: launchNoun,
  task: taskNoun,
} as const satisfies Record<AuditEvent['noun'], NounDeclaration>

/** Referenced tables come first. Does not compile when a table is missing. */
export const tables = {
  ...personNoun.tables,
  ...sessionNoun.tables,
  ...accountsTables,
  ...singleSignOnTables,
  ...apiTokenNoun.tables,
  ...calendarNoun.tables,
  ...workspaceNoun.tables,
  ...productAreaNoun.tables,
  ...rubricNoun.tables,
  ...playbookNoun.tables,
  ...featureNoun.tables,
  ...importsNoun.tables,
  ...gradingTables,
  ...launchNoun.tables,
  ...plansTables,
  ...taskNoun.tables,
  ...visibilityTables,
  ...warningsTables,
  ...activityTables,
  ...deletionsTables,
} as const satisfies { readonly [T in keyof Database]: TableDeclaration<T> }

/** All declarations as a list, so that a test finds tables that are declared twice. */
export const everyDeclaration: readonly TableDeclarations[] = [
  personNoun.tables,
  sessionNoun.tables,
  accountsTables,
  singleSignOnTables,
  apiTokenNoun.tables,
  calendarNoun.tables,
  workspaceNoun.tables,
  productAreaNoun.tables,
  rubricNoun.tables,
  playbookNoun.tables,
  featureNoun.tables,
  importsNoun.tables,
  gradingTables,
  launchNoun.tables,
  plansTables,
  taskNoun.tables,
  visibilityTables,
  warningsTables,
  activityTables,
  deletionsTables,
]

/** A table with its declaration. */
export type DeclaredTable = {
  readonly [T in keyof Database]: readonly [T, TableDeclaration<T>]
}[keyof Database]

/** Entries of all tables, in order. */
export const eachTable = Object.entries(tables) as unknown as readonly DeclaredTable[]

type Anonymised<T extends keyof Database> =
  (typeof tables)[T]['personalData'] extends Readonly<Record<string, infer Told>>
    ? Told extends { anonymised: infer What }
      ? What
      : never
    : never

/** Tables that anonymising rewrites by special code. */
export type RewrittenTable = {
  [T in keyof Database]: 'rewritten' extends Anonymised<T> ? T : never
}[keyof Database]
