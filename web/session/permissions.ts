import type { Session } from '#server/contracts/session.ts'
import type { Action } from '#server/domain/access/actions.ts'
import { may } from '#server/domain/access/may.ts'
import { listOf } from '../formats/numbers.ts'
import { permissionText as t } from '../locales/permissions.ts'
import { roleName } from '../locales/vocabulary.ts'

/**
 * Why the person here may not do this, in their words; '' when they may, or while it is not known who is here.
 * A page disables the button and says this beside it (RULES.md, Roles).
 * @param thing what it is done to, see `may`
 */
export function whyNot(
  session: Session | undefined,
  action: Action,
  entity?: { ownerIds: readonly string[] },
): string {
  if (!session?.person) return ''
  const permission = may(session.person, action, entity)
  if (permission.isAllowed) return ''
  const roles = listOf(permission.roles.map(roleName))
  return permission.reason === 'role' ? t('role', { roles }) : t('notOwn', { roles })
}
