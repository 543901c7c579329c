import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roles, type Role } from '#server/contracts/lists.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import { may, roleMayEver } from '#server/domain/access/may.ts'

/**
 * RULES.md, Roles, transcribed: administrator, marketing lead, PMM, PM, sales, contributor, viewer;
 * y = yes, o = own, - = no.
 */
const expected: Record<Action, string> = {
  'feature.read': 'yyyyyyy',
  'launch.read': 'yyyyyyy',
  'task.read': 'yyyyyyy',
  'rubric.read': 'yyyyyyy',
  'playbook.read': 'yyyyyyy',
  'calendar.read': 'yyyyyyy',
  'product-area.read': 'yyyyyyy',
  'people.name': 'yyyyyyy',
  'grade.reveal': 'yyyyyyy',
  'session.change-own': 'yyyyyyy',
  'account.change-own': 'yyyyyyy',
  'personal-data.read': 'yoooooo',
  'live.follow': 'yyyyyyy',
  'feature.create': 'yyyo---',
  'feature.edit': 'yyyo---',
  'feature.archive': 'yyyo---',
  'feature.set-confidentiality': 'yyyo---',
  'feature.delete': 'y------',
  'product-area.edit': 'yyy----',
  'feature.import': 'yyy----',
  'feature.export': 'yyyy---',
  'grade.score': 'yyyyy--',
  'grade.decide': 'yyy----',
  'launch.plan': 'yyy----',
  'launch.set-confidentiality': 'yyy----',
  'launch.delete': 'y------',
  'warning.dismiss': 'yyy----',
  'task.work': 'yyyooo-',
  'task.add': 'yyyo---',
  'prd.attach': 'yyyo---',
  'prd.edit': 'yyyo---',
  'prd.delete': 'y------',
  'comment.write': 'yyyyyy-',
  'story.write': 'yyy----',
  'brief.confirm': 'yyyyyy-',
  'feedback.return': 'yyyyyy-',
  'rubric.publish': 'yy-----',
  'playbook.publish': 'yy-----',
  'calendar.edit': 'yy-----',
  'people.read': 'yy-----',
  'people.edit': 'y------',
  'company.export': 'y------',
  'workspace.read': 'yy-----',
  'workspace.edit': 'y------',
  'audit.read': 'yy-----',
}

const everyCell = Object.entries(expected).flatMap(([action, row]) =>
  roles.map((role, index) => [action as Action, role, row[index] ?? '?'] as const),
)

describe('may', () => {
  it.each(everyCell)('%s as %s: %s', (action, role, cell) => {
    const person = { id: 'me', role }
    expect(may(person, action, { ownerIds: ['you', 'me'] }).isAllowed).toBe(cell !== '-')
    expect(may(person, action, { ownerIds: ['you'] }).isAllowed).toBe(cell === 'y')
    expect(may(person, action).isAllowed).toBe(cell === 'y')
    expect(roleMayEver(role, action)).toBe(cell !== '-')
  })

  it('covers every action of the table', () => {
    expect(Object.keys(accessTable).sort()).toEqual(Object.keys(expected).sort())
  })

  it('is printed identically in the docs', () => {
    const cells = { yes: 'yes', own: 'own', no: '–' }
    const printed = readFileSync('server/domain/access/README.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .map((part) => part.trim())
          .slice(1, -1)
          .join(' '),
      )
    const table = Object.entries(accessTable).map(
      ([action, row]) => `\`${action}\` ${roles.map((role) => cells[row[role]]).join(' ')}`,
    )
    expect(printed).toEqual(table)
  })

  it('returns the allowed roles when the role is too low', () => {
    const refused = (role: Role, action: Action) => may({ id: 'me', role }, action)
    expect(refused('viewer', 'task.work')).toEqual({
      isAllowed: false,
      reason: 'role',
      roles: ['administrator', 'marketing-lead', 'pmm', 'pm', 'sales', 'contributor'],
    })
    expect(refused('marketing-lead', 'people.edit')).toMatchObject({
      reason: 'role',
      roles: ['administrator'],
    })
  })

  it('returns the allowed roles when the entity is not one’s own', () => {
    expect(may({ id: 'me', role: 'pm' }, 'feature.edit', { ownerIds: ['you'] })).toEqual({
      isAllowed: false,
      reason: 'not-own',
      roles: ['administrator', 'marketing-lead', 'pmm'],
    })
  })
})
