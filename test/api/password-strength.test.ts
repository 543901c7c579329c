/** Every way of setting a password refuses those that are guessed soon, and says why. */
import { expect, it } from 'vitest'
import { estimatePassword } from '#server/adapters/password-strength.ts'
import { readConfig } from '#server/config.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { isMostlyPersonal, passwordWeakness, personalWords } from '#server/domain/access/password-weakness.ts'
import { prepare } from '#server/prepare.ts'
import { testPassword } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'
import { newPassword, startAccounts, tokenOf } from './accounts-fixtures.ts'

const owner = personalWords([
  'headrace',
  'Marie Curie',
  'm.curie@radium-bakery.example',
  '北方面包店',
  '李明',
])
const weaknessOf = async (password: string) =>
  isMostlyPersonal(password, owner)
    ? 'password-personal'
    : passwordWeakness(await estimatePassword(password, owner))

it.each([
  ['liverpool123', 'password-common'],
  ['Summer2026!!', 'password-common'],
  ['P@ssw0rd2026!', 'password-common'],
  ['iloveyoumom123', 'password-common'],
  ['liverpoolfc2024', 'password-common'],
  ['Welcome2026!!', 'password-common'],
  ['woaini1314!!', 'password-common'],
  ['woaini13145201314', 'password-common'],
  ['5201314woaini', 'password-common'],
  ['Zhongguo2026!', 'password-common'],
  ['wodemima123456', 'password-common'],
  ['beijing123456', 'password-common'],
  ['wangwei19880808', 'password-pattern'],
  ['qwe123qwe123', 'password-pattern'],
  ['147258369147', 'password-common'],
  ['1qaz2wsx3edc', 'password-common'],
  ['!@#$%^&*()_+', 'password-pattern'],
  ['20261130-20261130', 'password-pattern'],
  ['我爱你我爱你我爱你我爱你', 'password-pattern'],
  ['Radium2026!!', 'password-personal'],
  ['curie-curie-1867', 'password-personal'],
  ['H3adrace2026', 'password-personal'],
  ['北方面包店2026', 'password-personal'],
] as const)('calls %s %s', async (password, weakness) => {
  expect(await weaknessOf(password)).toBe(weakness)
})

it.each([
  testPassword,
  newPassword,
  'Marie bakes at dawn',
  'brown-quartz-mallet',
  '镭和钋是谁发现的呢真好奇',
  'xK9#mQ2$vL7p',
  `${'flour water salt '.repeat(15)}`.slice(0, 17),
])('accepts %s', async (password) => {
  expect(await weaknessOf(password)).toBeNull()
})

it('answers soon, whatever is typed', async () => {
  await estimatePassword('to load the dictionaries', owner)
  const longest = ['a@4e3'.repeat(51), '4@3$'.repeat(64), '１１'.repeat(128), '\u{10FFFF}'.repeat(100)]
  const began = performance.now()
  await Promise.all(longest.map((password) => estimatePassword(password, owner)))
  expect(performance.now() - began).toBeLessThan(5000)
})

eachDatabase((_name, open) => {
  it('refuses them on every way', async () => {
    const weak = { liverpool123: 'password-common', 'Bakery2026!!': 'password-personal' }
    const anyone = await startServer(testDeps(await open()))
    const { admin, join, makeLink, setPassword, add } = await startAccounts(await open())
    const pia = await join('Pia')
    const rosa = await add('Rosa', 'viewer')
    const reset = tokenOf(await makeLink(pia.person))
    const invitation = tokenOf(await makeLink(rosa.person))
    for (const [password, code] of Object.entries(weak)) {
      const ways = {
        'first administrator': await anyone.put<Problem>('/api/first-administrator', {
          name: 'Ada',
          email: 'ada@bakery.example',
          password,
        }),
        invitation: await setPassword(invitation, password),
        reset: await setPassword(reset, password),
        'own change': await admin.client.put<Problem>('/api/own-password', {
          current: testPassword,
          password,
        }),
      }
      for (const [name, { status, body }] of Object.entries(ways)) {
        expect([status, body?.errors], name).toEqual([422, [{ path: 'password', code }]])
      }
    }
    const environment = { HEADRACE_ADMIN_EMAIL: 'a@b.example', HEADRACE_ADMIN_PASSWORD: 'liverpool123' }
    const config = readConfig({ PASSWORD_COST: '10', ...environment })
    await expect(prepare({ ...testDeps(await open()), config })).rejects.toThrow('too easy to guess')
  })
})
