/** Links by mail, through a real mail server. */
import { expect, it } from 'vitest'
import { smtpLetters } from '#server/adapters/mail.ts'
import { eachDatabase } from '../support/databases.ts'
import { openMailbox } from '../support/mailbox.ts'
import { startAccounts, tokenOf } from './accounts-cast.ts'

eachDatabase((_name, open) => {
  it('mails a reset in the reader’s language through a mail server', async () => {
    const mailbox = await openMailbox()
    const sendLetter = smtpLetters({ mail: { url: mailbox.url, from: 'Headrace <headrace@bakery.example>' } })
    const { anyone, admin, add, makeLink, setPassword, signIn, join } = await startAccounts(await open(), {
      sendLetter,
    })
    const { person: pia } = await join('Pia')
    expect(await mailbox.next()).toMatchObject({
      to: ['pia@bakery.example'],
      subject: 'Your Headrace account',
    })
    expect((await anyone.post('/api/account-links', { email: ' PIA@bakery.example' })).status).toBe(202)
    const letter = await mailbox.next()
    expect(letter).toMatchObject({ to: ['pia@bakery.example'], subject: 'Set a new Headrace password' })
    const url = /http:\/\/\S+/.exec(letter.text)?.[0] ?? ''
    expect((await setPassword(tokenOf({ url }), 'a longer new one')).status).toBe(204)
    expect((await signIn(pia, 'a longer new one')).status).toBe(200)
    expect((await setPassword(tokenOf({ url }))).status).toBe(410)

    const { person: lin } = await add('Lin', 'pmm')
    await admin.client.patch(`/api/people/${lin.id}`, { language: 'zh-Hans' }, { ifMatch: 1 })
    const link = await makeLink(lin)
    expect(link.isMailed).toBe(true)
    const invitation = await mailbox.next()
    expect(invitation).toMatchObject({ to: ['lin@bakery.example'], subject: '你的 Headrace 账号已开通' })
    expect(invitation.text).toContain(link.url)
    expect(invitation.text).toContain('7 天内有效')
    await setPassword(tokenOf(link))
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    const reset = await mailbox.next()
    expect(reset.subject).toBe('重设 Headrace 密码')
    expect(reset.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/set-password#[\w-]{43}\n/)
    await anyone.post('/api/account-links', { email: 'nobody@bakery.example' })
    await anyone.post('/api/account-links', { email: 'lin@bakery.example' })
    expect((await mailbox.next()).to).toEqual(['lin@bakery.example'])
  })

  it('gives an administrator the link even when the mail server is gone', async () => {
    const sendLetter = smtpLetters({ mail: { url: 'smtp://127.0.0.1:9', from: 'headrace@bakery.example' } })
    const { admin, makeLink, look } = await startAccounts(await open(), { sendLetter })
    const link = await makeLink(admin.person)
    expect(link.isMailed).toBe(false)
    expect((await look(tokenOf(link))).status).toBe(200)
  })
})
