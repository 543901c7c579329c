import { type Role, roles } from '../../contracts/lists.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The groups that a provider's claim names: a text, or a list of them.
 * @param claim its name; where there is no claim of that name, its dots lead inwards (`realm_access.roles`)
 */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): string[] {
  const inwards = (): unknown =>
    claim.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), claims)
  const found = Object.hasOwn(claims, claim) ? claims[claim] : inwards()
  return [found].flat().filter((group) => typeof group === 'string')
}

/**
 * The role that groups give at a first sign-in: the highest of those mapped, in the order of `roles`.
 * @param otherwise for those whose groups give none; null keeps them out
 */
export function roleOfGroups(
  groups: readonly string[],
  mapped: ReadonlyMap<string, Role>,
  otherwise: Role | null,
): Role | null {
  const given = groups.map((group) => mapped.get(group))
  return roles.find((role) => given.includes(role)) ?? otherwise
}
