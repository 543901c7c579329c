import { roles, type Role } from '../../contracts/lists.ts'
import { accessTable, type Action, type Cell } from './actions.ts'

/** `roles`: who could do it: on any thing when one is merely not the owner, else at least on their own. */
export type Permission = { isAllowed: true } | { isAllowed: false; reason: 'role' | 'not-own'; roles: Role[] }

const cellOf = (action: Action, role: Role): Cell => accessTable[action][role]

/**
 * Whether a person may do this, and if not, why and who could. Routes ask it to refuse, pages to explain a disabled
 * button (RULES.md, Roles).
 * @param thing what it is done to: `ownerIds` are the PM owner of a feature, the assignee of a task and the PM owners
 *   of its launch's features. Without it, nobody is the owner.
 */
export function may(
  person: { readonly id: string; readonly role: Role },
  action: Action,
  entity?: { readonly ownerIds: readonly string[] },
): Permission {
  const cell = cellOf(action, person.role)
  if (cell === 'yes' || (cell === 'own' && entity?.ownerIds.includes(person.id))) return { isAllowed: true }
  if (cell === 'own')
    return {
      isAllowed: false,
      reason: 'not-own',
      roles: roles.filter((role) => cellOf(action, role) === 'yes'),
    }
  return { isAllowed: false, reason: 'role', roles: roles.filter((role) => roleMayEver(role, action)) }
}

/** Whether a role could be allowed this for some thing, for showing a page or a menu at all. */
export const roleMayEver = (role: Role, action: Action): boolean => cellOf(action, role) !== 'no'
