import { roles, type Role } from '../../contracts/lists.ts'
import { accessTable, type Action, type Cell } from './actions.ts'

/** `roles` that may do it: on any entity when the reason is `not-own`, else at least on their own. */
export type Permission = { isAllowed: true } | { isAllowed: false; reason: 'role' | 'not-own'; roles: Role[] }

const cellOf = (action: Action, role: Role): Cell => accessTable[action][role]

/**
 * Whether a person may do this, and if not, why and which roles could. Routes use it to refuse, pages to explain a
 * disabled button (RULES.md, Roles).
 * @param entity what it is done to: `ownerIds` are the PM owner of a feature, the assignee of a task and the PM owners
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

/** Whether a role may do this to any entity, so that its owners need not be known. */
export const roleMayAlways = (role: Role, action: Action): boolean => cellOf(action, role) === 'yes'

/** Whether a role may do this to at least some entities: decides whether to show a page or menu. */
export const roleMayEver = (role: Role, action: Action): boolean => cellOf(action, role) !== 'no'
