import { type Role, roles } from '../../contracts/lists.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The groups in a provider's claim: a string, or a list of strings.
 * @param claim its name; when there is no such claim, a dotted path into nested claims (`realm_access.roles`)
 */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): string[] {
  const inwards = (): unknown =>
    claim.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), claims)
  const found = Object.hasOwn(claims, claim) ? claims[claim] : inwards()
  return [found].flat().filter((group) => typeof group === 'string')
}

/**
 * The role that groups give at a first sign-in: the highest of those mapped, in the order of `roles`.
 * @param otherwise the role when no group is mapped; null refuses the sign-in
 */
export function roleOfGroups(
  groups: readonly string[],
  mapped: ReadonlyMap<string, Role>,
  otherwise: Role | null,
): Role | null {
  const given = groups.map((group) => mapped.get(group))
  return roles.find((role) => given.includes(role)) ?? otherwise
}
