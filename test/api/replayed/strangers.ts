/** Attacks from outside, on the server as a whole, and on what it keeps; and what the people concerned are told. */
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import type { SecondFactorOffer } from '#server/contracts/accounts.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { Client } from '../../support/client.ts'
import { launchServer } from '../../support/server-process.ts'
import { newPassword } from '../accounts-fixtures.ts'
import { locationOf, signOn } from '../single-sign-on-fixtures.ts'
import { type Company, told } from './company.ts'

/** The browser after its session has ended: only its device is known. */
const deviceOf = (client: Client) =>
  client.withCookie(/headrace_device=[^;]+/.exec(client.cookie ?? '')?.[0] ?? '')

/** Begins an upload of 19 MB, and sends the rest of it never. */
function beginUpload({ url, cookie }: Client): {
  sent: ClientRequest
  answer: Promise<readonly unknown[] | undefined>
} {
  const headers = { cookie, 'content-type': 'text/csv', 'content-length': 19_000_000 }
  const sent = request(`${url}/api/imports?fileName=list.csv`, { method: 'POST', headers, agent: false })
  const answerOf = async (): Promise<readonly unknown[] | undefined> => {
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    return [response.statusCode, ((await json(response)) as Problem).code]
  }
  // Broken off by the test.
  const answer = answerOf().catch(() => undefined)
  sent.write('title\n')
  return { sent, answer }
}

export function attacksByStrangers(companyOf: () => Company, name: string): void {
  it('a stranger sets up the empty installation through the proxy → 422 wrong-setup-code, until the code of the start', async () => {
    const { strangersAnswers, anyone, isLogged } = companyOf()
    expect(strangersAnswers).toEqual([
      [422, 'wrong-setup-code'],
      [422, 'wrong-setup-code'],
    ])
    await isLogged(({ msg, code }) => msg === 'refused' && code === 'invalid-input')
    const late = { name: 'Eve', email: 'eve@evil.example', password: 'steel cut oats 9' }
    expect(told(await anyone.put<Problem>('/api/first-administrator', late))).toEqual([409, 'people-exist'])
  })

  it('fifty networks guess a password → 429 for strangers; its owner’s browser and other people get in', async () => {
    const { anyone, signIn, isLogged, verbsOf, pia, join: joinAs } = companyOf()
    const { person, client } = await joinAs('Rosa', 'pmm')
    const guess = (_: unknown, network: number) => signIn(person.email, 'a guess', `203.0.113.${network}`)
    const guesses = await Promise.all(Array.from({ length: 50 }, guess))
    expect(new Set(guesses.map((answer) => told(answer).join()))).toEqual(new Set(['401,wrong-credentials']))
    expect(told(await signIn(person.email, newPassword, '198.51.100.1'))).toEqual([429, 'too-many-attempts'])
    await isLogged(({ msg }) => msg === 'too many attempts')
    const known = await signIn(person.email, newPassword, '198.51.100.1', deviceOf(client))
    expect(known.status).toBe(200)
    expect((await signIn(pia.person.email, newPassword, '203.0.113.7')).status).toBe(200)
    const verbs = await verbsOf({ person, client: anyone.after(known) })
    expect(verbs.filter((verb) => verb === 'sign-in-failed')).toHaveLength(50)
  })

  it('the provider says an address that it has not verified → nobody is signed in, and the history says why', async () => {
    const { anyone, ada, provider, isLogged } = companyOf()
    provider.vouchFor({ sub: 'eve', email: ada.person.email, email_verified: false, groups: ['it'] })
    const { answer, client } = await signOn(anyone)
    expect(locationOf(answer)).toBe('/sign-in?problem=sign-on-failed')
    expect(client.cookie ?? '').not.toContain('headrace_session')
    await isLogged(({ msg, code }) => msg === 'refused' && code === 'sign-on-failed')
    const { body } = await ada.client.get<{ items: object[] }>('/api/activity?verb=sign-in-refused')
    expect(body.items).toHaveLength(1)
    expect(JSON.stringify(body.items)).toContain('email-unverified')
  })

  it('one person begins eight uploads of 19 MB → four are 429 too-much-at-once, and others go on', async () => {
    const { pia, vera, isLogged } = companyOf()
    const uploads = Array.from({ length: 8 }, () => beginUpload(pia.client))
    const refused = new Promise<unknown[]>((resolve) => {
      const codes: unknown[] = []
      for (const { answer } of uploads) {
        void answer.then((code) => {
          if (code) codes.push(code)
          if (codes.length === 4) resolve(codes)
        })
      }
    })
    expect(await refused).toEqual(Array(4).fill([429, 'too-much-at-once']))
    expect((await vera.client.get('/api/features')).status).toBe(200)
    for (const { sent } of uploads) sent.destroy()
    await isLogged(({ code }) => code === 'too-much-at-once')
  })

  it('tells the person of a token, a second factor and a sign-in from a new network: in their history, and by mail', async () => {
    const {
      anyone,
      join: joinAs,
      makeToken,
      verbsOf,
      mailbox,
      environment,
      inDatabase,
      databaseFile,
    } = companyOf()
    const nora = await joinAs('Nora', 'pmm')
    await makeToken(nora, 'read')
    const { body: offer } = await nora.client.post<SecondFactorOffer>('/api/second-factor')
    const code = generateSync({ secret: offer.secret })
    expect((await nora.client.put('/api/second-factor', { code })).status).toBe(200)
    const elsewhere = {
      email: nora.person.email,
      password: newPassword,
      code: generateSync({ secret: offer.secret, epoch: Date.now() / 1000 + 30 }),
    }
    const headers = { 'x-forwarded-for': '198.51.100.77' }
    expect((await anyone.put('/api/session', elsewhere, { headers })).status).toBe(200)
    expect(await verbsOf(nora)).toEqual(expect.arrayContaining(['made', 'second-factor-on', 'new-network']))
    const said = [
      /API token was made/,
      /second factor was turned on/,
      /network that you have not used before/,
    ]
    for (const sentence of said) {
      await expect
        .poll(
          () =>
            mailbox.mails.filter(
              ({ to, text }) => to[0] === nora.person.email && sentence.test(text.replaceAll('\n', ' ')),
            ).length,
        )
        .toBe(1)
    }

    // A thief of the database does not get the second factor with it.
    const rows = await inDatabase((db) => db.selectFrom('second_factors').selectAll().execute())
    expect(rows.map(({ person_id }) => person_id)).toContain(nora.person.id)
    expect(JSON.stringify(rows)).not.toContain(offer.secret)
    const folder = databaseFile === undefined ? environment.HEADRACE_DATA : join(databaseFile, '..')
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file)).includes(offer.secret), file).toBe(false)
    }
  })

  it('another user of the machine reads the files → mode 600', () => {
    const { databaseFile, dataFolder } = companyOf()
    const folders = [dataFolder, ...(databaseFile === undefined ? [] : [join(databaseFile, '..')])]
    const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect((statSync(file).mode & 0o777).toString(8), file).toBe('600')
  })

  if (name !== 'SQLite') return
  it('a second server starts on the same file → it stops, and says why', async () => {
    await expect(launchServer(companyOf().environment)).rejects.toThrow(/Another server uses the database/)
  })
}
