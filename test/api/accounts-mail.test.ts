/** Account links by mail, through a real mail server. */
import { expect, it } from 'vitest'
import { smtpMail } from '#server/adapters/mail.ts'
import { readConfig } from '#server/config.ts'
import type { AccountLink } from '#server/contracts/accounts.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { openMailbox } from '../support/mailbox.ts'
import { startServer } from '../support/server.ts'
import { newPassword, startAccounts, tokenOf } from './accounts-fixtures.ts'

/** Not the news that the password was set. */
const isLink = ({ subject }: { subject: string }) => !/was changed|有变化/.test(subject)

eachDatabase((_name, open) => {
  it('mails a reset in the reader’s language through a mail server', async () => {
    const mailbox = await openMailbox()
    const sendMail = smtpMail({ mail: { url: mailbox.url, from: 'Headrace <headrace@bakery.example>' } })
    const { anyone, admin, add, makeLink, setPassword, signIn, join } = await startAccounts(await open(), {
      sendMail,
    })
    const { person: pia } = await join('Pia')
    expect(await mailbox.next(isLink)).toMatchObject({
      to: ['pia@bakery.example'],
      subject: 'Your Headrace account',
    })
    expect((await anyone.post('/api/account-links', { email: ' PIA@bakery.example' })).status).toBe(202)
    const mail = await mailbox.next(isLink)
    expect(mail).toMatchObject({ to: ['pia@bakery.example'], subject: 'Set a new Headrace password' })
    const url = /http:\/\/\S+/.exec(mail.text)?.[0] ?? ''
    expect((await setPassword(tokenOf({ url }), 'a longer new one')).status).toBe(204)
    expect((await signIn(pia, 'a longer new one')).status).toBe(200)
    expect((await setPassword(tokenOf({ url }))).status).toBe(410)

    const { person: lin } = await add('Lin', 'pmm')
    await admin.client.patch(`/api/people/${lin.id}`, { language: 'zh-Hans' }, { ifMatch: 1 })
    const link = await makeLink(lin)
    expect(link.isMailed).toBe(true)
    const invitation = await mailbox.next(isLink)
    expect(invitation).toMatchObject({ to: ['lin@bakery.example'], subject: '你的 Headrace 账户已开通' })
    expect(invitation.text).toContain(link.url)
    expect(invitation.text).toContain('7 天内有效')
    await setPassword(tokenOf(link))
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    const reset = await mailbox.next(isLink)
    expect(reset.subject).toBe('重设 Headrace 密码')
    expect(reset.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/set-password#[\w-]{43}\n/)
    await anyone.post('/api/account-links', { email: 'nobody@bakery.example' })
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    expect((await mailbox.next(isLink)).to).toEqual(['lin@bakery.example'])
  })

  it('returns the link to an administrator even when the mail server is down', async () => {
    const sendMail = smtpMail({ mail: { url: 'smtp://127.0.0.1:9', from: 'headrace@bakery.example' } })
    const { add, makeLink, look } = await startAccounts(await open(), { sendMail })
    const link = await makeLink((await add('Pia', 'pmm')).person)
    expect(link.isMailed).toBe(false)
    expect((await look(tokenOf(link))).status).toBe(200)
  })

  it('writes no secrets into the log, whatever fails', async () => {
    const sendMail = smtpMail({
      mail: { url: 'smtp://name:mail-secret@127.0.0.1:9', from: 'a@b.example' },
    })
    const { add, deps, admin, makeLink } = await startAccounts(await open(), { sendMail })
    const { person } = await add('Pia', 'administrator')
    let log = ''
    const stream = { write: (line: string) => void (log += line) }
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'trace' })
    const { url } = await startServer({ ...deps, config }, { logStream: stream })
    const loud = new Client(url, admin.client.cookie)
    const failed = await loud.put<AccountLink>(`/api/people/${person.id}/account-link`)
    expect(failed.body.isMailed).toBe(false)
    const { email } = person
    await loud.post('/api/account-links', { email })
    await expect.poll(() => log).toContain('not done after answering')
    const token = tokenOf(await makeLink(person))
    await loud.post('/api/account-links/look', { token })
    await loud.put('/api/password', { token, password: newPassword, more: 'than asked' })
    await loud.put('/api/password', { token, password: newPassword })
    await loud.put('/api/session', { email, password: 'not the password' })
    const signedIn = loud.after(await loud.put('/api/session', { email, password: newPassword }))
    const cookie = signedIn.cookie?.split('=')[1] ?? ''
    expect(log).toContain('/api/password')
    const secrets = [token, tokenOf(failed.body), newPassword, 'not the password', cookie, 'mail-secret']
    for (const secret of secrets) expect(log).not.toContain(secret)
  })
})
