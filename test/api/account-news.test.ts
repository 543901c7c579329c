/** What happens to an account is told to its person: by mail, and in a history that only they and administrators read. */
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import type { SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { ActivityPage } from '#server/contracts/activity.ts'
import type { Language } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Mail } from '#server/deps.ts'
import { type AccountNews, accountNews } from '#server/mail/account-news-mail.ts'
import { nouns } from '#server/resources/declarations.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'
import { testNow } from '../support/server.ts'
import { newPassword, startAccounts, tokenOf } from './accounts-fixtures.ts'
import { signOn, startSignOn } from './single-sign-on-fixtures.ts'

const subject = { en: 'Your Headrace account was changed', 'zh-Hans': '你的 Headrace 账户有变化' }
/** A part of the mail, in both languages. */
const said: Record<AccountNews, Record<Language, RegExp>> = {
  'api-token-made': { en: /API token was made/, 'zh-Hans': /API 令牌/ },
  'second-factor-on': { en: /second factor was turned on/, 'zh-Hans': /开启了两步验证/ },
  'second-factor-off': {
    en: /second factor was turned off by Ada/,
    'zh-Hans': /关闭了两步验证（操作人：Ada）/,
  },
  'recovery-codes-made': { en: /new recovery codes/, 'zh-Hans': /新的恢复码/ },
  'password-set': { en: /set with a link/, 'zh-Hans': /通过链接设置了密码/ },
  'password-changed': { en: /password was changed/, 'zh-Hans': /修改了密码/ },
  'identity-linked': { en: /single sign-on was linked/, 'zh-Hans': /关联了单点登录/ },
  'role-changed': { en: /role was changed by Ada/, 'zh-Hans': /角色有变化（操作人：Ada）/ },
  'email-changed': { en: /e-mail address was changed by Ada/, 'zh-Hans': /邮箱地址有变化（操作人：Ada）/ },
  'new-network': { en: /network that you have not used before/, 'zh-Hans': /没有用过的网络/ },
}

/** A company whose mails are collected, and one person of it who reads in a language. */
async function startNews(open: OpenTestDatabase, language: Language) {
  const mails: Mail[] = []
  const provider = await startSignOn(await open(), {
    config: { trustProxy: '127.0.0.1' },
    deps: { sendMail: async (mail) => void mails.push(mail) },
  })
  return { ...provider, mails, language }
}

eachDatabase((_name, open) => {
  it.each(['en', 'zh-Hans'] as const)(
    'is mailed in the recipient’s language: %s',
    { timeout: 30_000 },
    async (language) => {
      const { admin, anyone, mails, provider } = await startNews(open, language)
      const input = { name: 'Pia', email: 'pia@bakery.example', role: 'pmm', language }
      const { body: pia } = await admin.client.post<Person>('/api/people', input)
      const told = new Set<AccountNews>()
      const expectNews = async (news: AccountNews, to = 'pia@bakery.example') => {
        const isIt = (mail: Mail) =>
          mail.to === to && mail.subject === subject[language] && said[news][language].test(mail.text)
        await expect.poll(() => mails.filter(isIt).length, { message: news }).toBe(1)
        told.add(news)
        const { text } = mails.find(isIt)!
        expect(text).toContain('Pia')
        expect(text).toMatch(language === 'en' ? /November 23, 2026/ : /2026年11月23日/)
        mails.length = 0
      }
      const { url } = (await admin.client.put<{ url: string }>(`/api/people/${pia.id}/account-link`)).body
      await anyone.put('/api/password', { token: tokenOf({ url }), password: newPassword })
      await expectNews('password-set')
      const signIn = { email: pia.email, password: newPassword }
      const own = anyone.after(await anyone.put('/api/session', signIn))
      await own.post('/api/api-tokens', { name: 'CI', scope: 'read', expiresOn: '2026-12-31' })
      await expectNews('api-token-made')
      const { body: offer } = await own.post<SecondFactorOffer>('/api/second-factor')
      await own.put('/api/second-factor', {
        code: generateSync({ secret: offer.secret, epoch: Date.parse(testNow) / 1000 }),
      })
      await expectNews('second-factor-on')
      await own.put('/api/recovery-codes', { password: newPassword })
      await expectNews('recovery-codes-made')
      await admin.client.delete(`/api/people/${pia.id}/second-factor`)
      await expectNews('second-factor-off')
      await own.put('/api/own-password', { current: newPassword, password: 'a wholly new one' })
      await expectNews('password-changed')
      const account = { ...signIn, password: 'a wholly new one' }
      const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
      await anyone.put('/api/session', account, from('203.0.113.7'))
      await expectNews('new-network')
      await anyone.put('/api/session', account, from('203.0.113.99'))
      await anyone.put('/api/session', account, from('127.0.0.2'))
      provider.vouchFor({ sub: 'pia', email: pia.email, email_verified: true })
      await signOn(anyone)
      await expectNews('identity-linked')
      await admin.client.patch(`/api/people/${pia.id}`, { role: 'viewer' }, { ifMatch: 1 })
      await expectNews('role-changed')
      await admin.client.patch(`/api/people/${pia.id}`, { email: 'pia@elsewhere.example' }, { ifMatch: 2 })
      await expectNews('email-changed')
      await admin.client.patch(`/api/people/${pia.id}`, { name: 'Pia Two' }, { ifMatch: 3 })
      await anyone.put('/api/session', { ...signIn, password: 'wrong' })
      expect(mails).toEqual([])
      expect([...told].sort()).toEqual([...accountNews].sort())
    },
  )

  it('stands in a history that only the person and administrators read', async () => {
    const { add, admin, db, join } = await startAccounts(await open())
    const pia = await join('Pia')
    const lena = await add('Lena', 'marketing-lead')
    const vera = await add('Vera', 'viewer')
    const { privateVerbs } = nouns.person
    const change = { email: 'pia@elsewhere.example' }
    await admin.client.patch(`/api/people/${pia.person.id}`, change, { ifMatch: 1 })
    const recorded = await db.selectFrom('activity').selectAll().where('verb', '=', 'password-set').execute()
    const [sample] = recorded.filter(({ entity_id }) => entity_id === pia.person.id)
    for (const [index, verb] of privateVerbs.entries()) {
      const id = `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`
      await db
        .insertInto('activity')
        .values({ ...sample!, id, verb, person_id: verb === 'link-made' ? admin.person.id : pia.person.id })
        .execute()
    }
    const read = async ({ client }: { client: Client }) => {
      const { body } = await client.get<ActivityPage>(`/api/activity?entityId=${pia.person.id}&limit=200`)
      return new Set(body.items.map(({ verb }) => verb))
    }
    for (const reader of [admin, pia])
      expect([...(await read(reader))]).toEqual(expect.arrayContaining([...privateVerbs]))
    for (const reader of [lena, vera]) {
      const verbs = await read(reader)
      expect(privateVerbs.filter((verb) => verbs.has(verb))).toEqual([])
      expect(verbs.has('created')).toBe(true)
    }
    const addresses = async ({ client }: { client: Client }) =>
      JSON.stringify((await client.get(`/api/activity?entityId=${pia.person.id}`)).body).includes('@')
    expect([await addresses(pia), await addresses(lena), await addresses(vera)]).toEqual([true, true, false])
    const made = await pia.client.post<{ id: string }>('/api/api-tokens', {
      name: 'CI',
      scope: 'read',
      expiresOn: '2026-12-31',
    })
    const { body: own } = await pia.client.get<ActivityPage>('/api/account-history?limit=200')
    const entities = new Set(own.items.map(({ entityId }) => entityId))
    expect(entities).toEqual(new Set([pia.person.id, made.body.id]))
    expect(own.items.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining([...privateVerbs, 'signed-in', 'made']),
    )
    // Where others did something from is not theirs to know.
    for (const { person, origin } of own.items) expect(origin !== null).toBe(person?.id === pia.person.id)
    const { body: ofVera } = await vera.client.get<ActivityPage>('/api/account-history')
    expect(new Set(ofVera.items.map(({ entityId }) => entityId))).toEqual(new Set([vera.person.id]))
    const { body } = await lena.client.get<string>('/api/activity/export?noun=person')
    expect(body).not.toMatch(/password-set|link-made/)
  })

  it('records every kind of news as something that only they and administrators read, or that all may know', () => {
    // Roles are no secret; made tokens and addresses are private by rules of their own.
    const known: AccountNews[] = ['api-token-made', 'role-changed', 'email-changed']
    const verbs: readonly string[] = nouns.person.privateVerbs
    expect(accountNews.filter((news) => !verbs.includes(news))).toEqual(known)
  })
})
