/** Network addresses as counters and checks see them. */
import ipaddr from 'ipaddr.js'

const nearbyRanges = ['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']

const prefixGroups = 4

/** The network of an address, for counting: an IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  const groups = parsed.parts.slice(0, prefixGroups).map((part) => part.toString(16))
  return `${groups.join(':')}::/64`
}

/** Whether an address belongs to this machine. */
export const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/** Whether an address belongs to this machine or to a private network. */
export const isNearby = (address: string): boolean =>
  ipaddr.isValid(address) && nearbyRanges.includes(ipaddr.process(address).range())
