import { expect, it } from 'vitest'
import { isNewNetwork } from '#server/domain/access/new-network.ts'

it.each([
  ['203.0.113.0/24', ['203.0.113.0/24'], false],
  ['203.0.114.0/24', ['203.0.113.0/24', '2001:db8:1::/48'], true],
  // The first sign-in of all.
  ['203.0.113.0/24', [], false],
  [undefined, ['203.0.113.0/24'], false],
  ['203.0.113.0/24', [undefined], true],
])('%s after %s: %s', (network, before, isNew) => {
  expect(isNewNetwork(network, before)).toBe(isNew)
})
