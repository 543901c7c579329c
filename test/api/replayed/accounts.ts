/** Attacks with what somebody has got hold of: a token, an open session, a link, a weak password. */
import { expect, it } from 'vitest'
import { type Client, testPassword } from '../../support/client.ts'
import { newPassword } from '../accounts-fixtures.ts'
import { type Attack, type Company, replay, told } from './company.ts'

type Call = readonly [attempt: string, method: string, pathOf: (company: Company) => string, body?: object]

const ofPia = (path: string) => (company: Company) => `/api/people/${company.pia.person.id}${path}`
const at = (path: string) => () => path
const expiresOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

const forbiddenToTokens: Call[] = [
  ['makes a reset link', 'PUT', ofPia('/account-link')],
  ['removes a second factor', 'DELETE', ofPia('/second-factor')],
  ['ends somebody’s sessions', 'DELETE', ofPia('/sessions')],
  ['gives a role', 'PATCH', ofPia(''), { role: 'administrator' }],
  ['reads all data about a person', 'GET', ofPia('/personal-data')],
  ['sets a password', 'PUT', at('/api/own-password'), { current: newPassword, password: 'steel cut oats 9' }],
  ['sets up a second factor', 'POST', at('/api/second-factor')],
  ['lists sessions', 'GET', at('/api/sessions')],
  ['lists tokens', 'GET', at('/api/api-tokens')],
  ['makes a token', 'POST', at('/api/api-tokens'), { name: 'CI', scope: 'write', expiresOn }],
  ['changes settings', 'PATCH', at('/api/workspace'), { secondFactorRoles: [] }],
  ['exports the audit log', 'GET', at('/api/activity/export')],
  ['exports the company', 'GET', at('/api/export')],
]

const byToken = ([attempt, method, pathOf, body]: Call, scope: 'read' | 'write'): Attack => [
  `an administrator’s ${scope} token ${attempt}`,
  403,
  'not-for-tokens',
  (company) => company.anyone.send(method, pathOf(company), body, company.tokens[scope].options),
]

/** Refused to a session whose person proved who they are eleven minutes ago. */
const recentOnly: Call[] = [
  ['makes a token', 'POST', at('/api/api-tokens'), { name: 'CI', scope: 'read', expiresOn }],
  ['makes a reset link', 'PUT', ofPia('/account-link')],
  ['gives a role', 'PATCH', ofPia(''), { role: 'administrator' }],
  ['adds an administrator', 'POST', at('/api/people'), { name: 'Eve', role: 'administrator' }],
  ['removes a second factor', 'DELETE', ofPia('/second-factor')],
  ['requires no second factor any more', 'PATCH', at('/api/workspace'), { secondFactorRoles: [] }],
  ['exports the company', 'GET', at('/api/export')],
]

const byOldSession = ([attempt, method, pathOf, body]: Call): Attack => [
  `an administrator’s session left open ${attempt}`,
  403,
  'authentication-too-old',
  async (company) => {
    const client = await company.leftOpen()
    return client.send(method, pathOf(company), body, method === 'PATCH' ? { ifMatch: 1 } : {})
  },
]

const weakPasswords: readonly [told: string, password: string, code: string][] = [
  ['short', 'crumpets', 'too-short'],
  ['common', 'passwordpassword', 'password-common'],
  ['of a keyboard row', '1qaz2wsx3edc4rfv', 'password-common'],
  ['of the person’s own name', 'Willow-Willow-1', 'password-personal'],
  ['of the product’s name', 'headrace-headrace-2026', 'password-personal'],
]

const tooManyRights: Attack[] = [
  ...forbiddenToTokens.map((call) => byToken(call, 'write')),
  ...forbiddenToTokens.filter(([, method]) => method === 'GET').map((call) => byToken(call, 'read')),
  [
    'an administrator’s read token writes a feature',
    403,
    'scope-too-small',
    ({ anyone, tokens }) => anyone.post('/api/features', { title: 'Forged' }, tokens.read.options),
  ],
  ...recentOnly.map(byOldSession),
  [
    'an administrator’s session left open sets a password without the one before',
    422,
    'wrong-password',
    async (company) =>
      (await company.leftOpen()).put('/api/own-password', {
        current: 'a guess',
        password: 'steel cut oats 9',
      }),
  ],
  [
    'an administrator’s session left open guesses the password',
    422,
    'wrong-password',
    async (company) => (await company.leftOpen()).put('/api/session/authentication', { password: 'a guess' }),
  ],
]

async function linkOf(company: Company, name: string) {
  const whose = await company.add(name, 'viewer')
  return company.makeLink(company.ada.client, whose)
}

const staleAccess: Attack[] = [
  ...weakPasswords.map(([which, password, code]): Attack => [
    `a link sets a password that is ${which}`,
    422,
    code,
    async (company) => company.setPassword(company.willowsLink, password),
  ]),
  [
    'a link is used twice',
    410,
    'link-invalid',
    async (company) => {
      const token = await linkOf(company, 'Wendy')
      expect((await company.setPassword(token)).status).toBe(204)
      return company.setPassword(token, 'steel cut oats 9')
    },
  ],
  ...(['demoted', 'disabled'] as const).map((ending): Attack => [
    `a link is used that an administrator made who is ${ending} since`,
    410,
    'link-invalid',
    async (company) => {
      const { ada, makeLink, vera, setPassword } = company
      const maker = await company.add(`Otto ${ending}`, 'administrator')
      const token = await makeLink(maker.client, vera)
      const path = `/api/people/${maker.person.id}`
      const ended =
        ending === 'demoted'
          ? await ada.client.patch(path, { role: 'viewer' }, { ifMatch: 1 })
          : await ada.client.put(`${path}/disabling`, undefined, { ifMatch: 1 })
      expect(ended.status).toBe(200)
      return setPassword(token)
    },
  ]),
  ...(
    [
      [
        'a new password',
        (client) => client.put('/api/own-password', { current: newPassword, password: 'steel cut oats 9' }),
      ],
      ['signing out everywhere', (client) => client.delete('/api/sessions')],
    ] as [string, (client: Client) => Promise<{ status: number }>][]
  ).map(([ending, end]): Attack => [
    `a stolen token is used after ${ending}`,
    401,
    'not-signed-in',
    async (company) => {
      const { anyone, join, makeToken } = company
      const owner = await join(`Tess ${ending}`, 'pmm')
      const { options } = await makeToken(owner, 'write')
      expect((await anyone.get('/api/features', options)).status).toBe(200)
      expect((await end(owner.client)).status).toBe(204)
      return anyone.get('/api/features', options)
    },
  ]),
]

export function attacksOnAccounts(companyOf: () => Company): void {
  replay(companyOf, tooManyRights)
  replay(companyOf, staleAccess)

  it('an administrator’s token reads people → without their addresses, and no history of accounts', async () => {
    const { anyone, ada, tokens } = companyOf()
    for (const path of ['/api/people', `/api/people/${ada.person.id}`, '/api/activity?limit=200']) {
      const { status, body } = await anyone.get(path, tokens.write.options)
      expect(status, path).toBe(200)
      expect(JSON.stringify(body), path).not.toMatch(/bakery\.example|signed-in|"origin":\{/)
    }
  })

  it('an administrator’s session left open gives its password → goes on', async () => {
    const client = await companyOf().leftOpen()
    const input = { name: 'CI', scope: 'read', expiresOn }
    expect(told(await client.post('/api/api-tokens', input))).toEqual([403, 'authentication-too-old'])
    const again = await client.put('/api/session/authentication', { password: testPassword })
    expect(again.status).toBe(204)
    expect((await client.post('/api/api-tokens', input)).status).toBe(201)
  })
}
