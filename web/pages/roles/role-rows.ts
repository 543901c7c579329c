import type { AccessTable } from '#server/contracts/access.ts'
import type { Role } from '#server/contracts/lists.ts'
import type { Action, Cell } from '#server/domain/access/actions.ts'
import type { roles } from '../../locales/en/roles.ts'

export type Row = { key: keyof typeof roles.row; actions: readonly [Action, ...Action[]] }
type Group = { key: keyof typeof roles.group; rows: readonly Row[] }

/** The rows of the permission table: actions that always go together are one row (RULES.md, Roles). */
export const roleGroups: readonly Group[] = [
  {
    key: 'features',
    rows: [
      {
        key: 'read',
        actions: [
          'feature.read',
          'launch.read',
          'task.read',
          'rubric.read',
          'playbook.read',
          'calendar.read',
          'product-area.read',
          'people.name',
          'live.follow',
        ],
      },
      { key: 'edit', actions: ['feature.edit', 'feature.create', 'feature.archive'] },
      { key: 'featureConfidentiality', actions: ['feature.set-confidentiality'] },
      { key: 'documents', actions: ['prd.attach', 'prd.edit'] },
      { key: 'areas', actions: ['product-area.edit'] },
      { key: 'import', actions: ['feature.import'] },
      { key: 'export', actions: ['feature.export'] },
    ],
  },
  {
    key: 'grading',
    rows: [
      { key: 'score', actions: ['grade.score'] },
      { key: 'reveal', actions: ['grade.reveal'] },
      { key: 'decide', actions: ['grade.decide'] },
    ],
  },
  {
    key: 'launches',
    rows: [
      { key: 'plan', actions: ['launch.plan', 'launch.set-confidentiality'] },
      { key: 'dismiss', actions: ['warning.dismiss'] },
      { key: 'work', actions: ['task.work'] },
      { key: 'addTask', actions: ['task.add'] },
    ],
  },
  {
    key: 'company',
    rows: [
      { key: 'policy', actions: ['rubric.publish', 'playbook.publish', 'calendar.edit'] },
      { key: 'audit', actions: ['audit.read', 'people.read', 'workspace.read'] },
      { key: 'administer', actions: ['people.edit', 'workspace.edit'] },
      { key: 'forGood', actions: ['feature.delete', 'prd.delete', 'launch.delete', 'company.export'] },
      { key: 'personalData', actions: ['personal-data.read'] },
      { key: 'account', actions: ['account.change-own', 'session.change-own'] },
    ],
  },
]

/** Permissions for features without a page yet; they are added to the table with their page. */
export const rightsWithoutPage: readonly Action[] = [
  'comment.write',
  'story.write',
  'brief.confirm',
  'feedback.return',
]

/** The permission of a role for one row, from the server's table. */
export const cellOf = (table: AccessTable['actions'], row: Row, role: Role): Cell =>
  table[row.actions[0]]?.[role] ?? 'no'
