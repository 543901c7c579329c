import { describe, expect, it } from 'vitest'
import type { Role } from '#server/contracts/lists.ts'
import { groupsIn, roleOfGroups } from '#server/domain/access/role-of-groups.ts'

const mapped = new Map<string, Role>([
  ['bakers', 'contributor'],
  ['growth', 'pmm'],
  ['it', 'administrator'],
])

describe('roleOfGroups', () => {
  it.each([
    [['growth'], 'viewer', 'pmm'],
    [['bakers', 'growth'], 'viewer', 'pmm'],
    [['growth', 'it', 'bakers'], null, 'administrator'],
    [['others'], 'viewer', 'viewer'],
    [[], 'viewer', 'viewer'],
    [['others'], null, null],
    [['Growth'], null, null],
    [['__proto__'], null, null],
  ] as const)('%j, otherwise %s: %s', (groups, otherwise, role) => {
    expect(roleOfGroups(groups, mapped, otherwise)).toBe(role)
  })

  it('prefers a mapped role over a higher default', () => {
    expect(roleOfGroups(['bakers'], mapped, 'pmm')).toBe('contributor')
  })
})

describe('groupsIn', () => {
  it.each([
    [{ groups: ['a', 'b'] }, 'groups', ['a', 'b']],
    [{ groups: 'a' }, 'groups', ['a']],
    [{ groups: ['a', 1, null, { a: 1 }] }, 'groups', ['a']],
    [{}, 'groups', []],
    [{ groups: null }, 'groups', []],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    [{ 'https://x.example/groups': ['a'] }, 'https://x.example/groups', ['a']],
    [{ realm_access: ['a'] }, 'realm_access.roles', []],
  ])('%j by %s: %j', (claims, claim, groups) => {
    expect(groupsIn(claims, claim)).toEqual(groups)
  })
})
