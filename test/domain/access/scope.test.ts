import { describe, expect, it } from 'vitest'
import { tokenScopes, type TokenScope } from '#server/contracts/lists.ts'
import { accessTable, type Action } from '#server/domain/access/actions.ts'
import { scopeAllows } from '#server/domain/access/scope.ts'
import { lastTokenDay, tokenExpiryError } from '#server/domain/access/token-days.ts'

/**
 * The actions that each scope allows, in the order read, write, prd-upload: a = all of it, r = reads only, - = nothing.
 * A new action has to be added here.
 */
const expected: Record<Action, string> = {
  'feature.read': 'rar',
  'launch.read': 'ra-',
  'task.read': 'ra-',
  'rubric.read': 'ra-',
  'playbook.read': 'ra-',
  'calendar.read': 'ra-',
  'product-area.read': 'ra-',
  'people.name': 'ra-',
  'grade.reveal': 'ra-',
  'session.change-own': 'ra-',
  'account.change-own': '---',
  'personal-data.read': '---',
  'live.follow': 'ra-',
  'feature.create': 'ra-',
  'feature.edit': 'ra-',
  'feature.archive': 'ra-',
  'feature.set-confidentiality': 'ra-',
  'feature.delete': 'ra-',
  'product-area.edit': 'ra-',
  'feature.import': 'ra-',
  'feature.export': 'ra-',
  'grade.score': 'ra-',
  'grade.decide': 'ra-',
  'launch.plan': 'ra-',
  'launch.set-confidentiality': 'ra-',
  'launch.delete': 'ra-',
  'warning.dismiss': 'ra-',
  'task.work': 'ra-',
  'task.add': 'ra-',
  'prd.attach': 'raa',
  'prd.edit': 'ra-',
  'prd.delete': 'ra-',
  'comment.write': 'ra-',
  'story.write': 'ra-',
  'brief.confirm': 'ra-',
  'feedback.return': 'ra-',
  'rubric.publish': 'ra-',
  'playbook.publish': 'ra-',
  'calendar.edit': 'ra-',
  'people.read': 'ra-',
  'people.edit': 'ra-',
  'company.export': 'ra-',
  'workspace.read': 'ra-',
  'workspace.edit': 'ra-',
  'audit.read': 'ra-',
}

const reached = (scope: TokenScope, action: Action): string => {
  if (scopeAllows(scope, action, false)) return scopeAllows(scope, action, true) ? 'a' : 'w'
  return scopeAllows(scope, action, true) ? 'r' : '-'
}

describe('scopeAllows', () => {
  it('covers every action', () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(accessTable).sort())
  })

  it.each(Object.entries(expected) as [Action, string][])('%s: %s', (action, row) => {
    expect(tokenScopes.map((scope) => reached(scope, action)).join('')).toBe(row)
  })
})

describe('the last day of a token', () => {
  it.each([
    ['2026-11-22', 'in-the-past'],
    ['2026-11-23', undefined],
    ['2027-11-23', undefined],
    ['2027-11-24', undefined],
    ['2027-11-25', 'too-far-ahead'],
    ['9999-12-31', 'too-far-ahead'],
  ])('%s, on 2026-11-23: %s', (day, fault) => {
    expect(tokenExpiryError('2026-11-23', day)).toBe(fault)
  })

  it('may be the same day of next year, across a leap day too', () => {
    expect(tokenExpiryError('2027-03-01', '2028-03-01')).toBeUndefined()
    expect(lastTokenDay('2027-03-01')).toBe('2028-03-01')
  })
})
