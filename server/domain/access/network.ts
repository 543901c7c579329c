/** The eight groups of an IPv6 address; undefined for anything else. */
function groupsOf(address: string): string[] | undefined {
  const [head = '', tail, ...more] = address.split('::')
  if (more.length > 0) return undefined
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - first.length - last.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last]
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : undefined
}

/**
 * The network of an address, by which a sign-in from elsewhere is noticed: the first 24 bits of IPv4, the first 48 of
 * IPv6. Undefined for anything else.
 */
export function networkOf(address: string): string | undefined {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)?.[1]
  if (v4 !== undefined) return `${v4}.0/24`
  const groups = groupsOf(address.split('%')[0] ?? '')
  if (!groups) return undefined
  return `${groups
    .slice(0, 3)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/48`
}

/**
 * Whether a sign-in comes from a network that its person has not used before. The first one of all is nothing to tell.
 * @param before the addresses of earlier sign-ins
 */
export function isNewNetwork(address: string | null, before: readonly string[]): boolean {
  const network = address === null ? undefined : networkOf(address)
  if (network === undefined || before.length === 0) return false
  return !before.some((earlier) => networkOf(earlier) === network)
}
