/** Networks of addresses, as sign-ins from elsewhere are noticed by, and as attempts are counted by. */
import { expect, it } from 'vitest'
import { isLoopbackAddress, isNearby, networkOf } from '#server/adapters/networks.ts'

it.each([
  ['203.0.113.7', '203.0.113.0/24', '203.0.113.7/32'],
  ['::ffff:203.0.113.9', '203.0.113.0/24', '203.0.113.9/32'],
  ['::ffff:cb00:7109', '203.0.113.0/24', '203.0.113.9/32'],
  ['2001:db8:1::7', '2001:db8:1::/48', '2001:db8:1:0::/64'],
  ['2001:0DB8:0001:ffff:0:0:0:1', '2001:db8:1::/48', '2001:db8:1:ffff::/64'],
  ['2001:db8::1', '2001:db8:0::/48', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0::/48', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0::/48', '0:0:0:0::/64'],
  ['::', '0:0:0::/48', '0:0:0:0::/64'],
  ['', undefined, undefined],
  ['elsewhere', undefined, undefined],
  ['203.0.113', undefined, undefined],
  ['010.0.0.1', undefined, undefined],
  ['1:2:3', undefined, undefined],
  ['1:2:3:4:5:6:7:8::', undefined, undefined],
  ['1::2::3', undefined, undefined],
])('%s is in %s and in %s', (address, site, sender) => {
  expect(networkOf(address, { v4: 24, v6: 48 })).toBe(site)
  expect(networkOf(address, { v4: 32, v6: 64 })).toBe(sender)
})

it.each([
  ['127.0.0.1', true, true],
  ['::1', true, true],
  ['::ffff:127.0.0.1', true, true],
  ['10.1.2.3', false, true],
  ['100.64.0.1', false, true],
  ['fd00::1', false, true],
  ['169.254.1.1', false, true],
  ['203.0.113.7', false, false],
  ['2001:db8::1', false, false],
  ['127.1', false, false],
  ['', false, false],
])('%s is of this machine: %s, of a private network: %s', (address, isLoopback, isPrivate) => {
  expect([isLoopbackAddress(address), isNearby(address)]).toEqual([isLoopback, isPrivate])
})
