/** Addresses of networks, read with ipaddr.js. */
import ipaddr from 'ipaddr.js'

const nearbyRanges = ['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']
const bitsPerGroup = 16

/** How many bits of an address make a network. */
export type Prefix = Readonly<{ v4: 24 | 32; v6: 48 | 64 }>

/** @param address IPv4 in four decimal parts, or IPv6 */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const isWritten = address.includes(':')
    ? ipaddr.isValid(address)
    : ipaddr.IPv4.isValidFourPartDecimal(address)
  // An IPv4 address within IPv6 is the IPv4 address.
  return isWritten ? ipaddr.process(address) : undefined
}

/** The network of an address, such as `203.0.113.0/24`; undefined for what is no address. */
export function networkOf(address: string, { v4, v6 }: Prefix): string | undefined {
  const parsed = parse(address)
  if (!parsed) return undefined
  if (parsed instanceof ipaddr.IPv4) {
    return `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${v4}`).toString()}/${v4}`
  }
  const groups = parsed.parts.slice(0, v6 / bitsPerGroup).map((part) => part.toString(16))
  return `${groups.join(':')}::/${v6}`
}

const rangeOf = (address: string): string | undefined => parse(address)?.range()

/** Whether an address belongs to this machine. */
export const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && rangeOf(address) === 'loopback'

/** Whether an address belongs to this machine or to a private network. */
export const isNearby = (address: string): boolean => nearbyRanges.includes(rangeOf(address) ?? '')
