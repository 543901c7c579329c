import type { Session } from '#server/contracts/session.ts'
import type { Action } from '#server/domain/access/actions.ts'
import { may } from '#server/domain/access/may.ts'
import { listOf } from '../formats/numbers.ts'
import { permissionText as t } from '../locales/permissions.ts'
import { roleName } from '../locales/vocabulary.ts'

/**
 * Why the signed-in person may not do this, translated; '' when they may, or while the session is loading. A
 * page disables the button and shows this text next to it (RULES.md, Roles).
 * @param thing the entity it is done to, see `may`
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
