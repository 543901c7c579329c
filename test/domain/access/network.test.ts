import { describe, expect, it } from 'vitest'
import { isNewNetwork, networkOf } from '#server/domain/access/network.ts'

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.9', '203.0.113.0/24'],
    ['2001:db8:1::7', '2001:db8:1::/48'],
    ['2001:0DB8:0001:ffff:0:0:0:1', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::1', '0:0:0::/48'],
    ['::', '0:0:0::/48'],
    ['', undefined],
    ['elsewhere', undefined],
    ['203.0.113', undefined],
    ['1:2:3', undefined],
    ['1:2:3:4:5:6:7:8::', undefined],
    ['1::2::3', undefined],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('isNewNetwork', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.200'], false],
    ['203.0.114.7', ['203.0.113.200', '2001:db8:1::7'], true],
    ['2001:db8:1:ffff::1', ['2001:db8:1::7'], false],
    ['2001:db8:2::1', ['2001:db8:1::7'], true],
    // The first sign-in of all.
    ['203.0.113.7', [], false],
    [null, ['203.0.113.7'], false],
  ])('%s after %s: %s', (address, before, isNew) => {
    expect(isNewNetwork(address, before)).toBe(isNew)
  })
})
