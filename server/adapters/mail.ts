import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'

/** How long a mail server may keep us waiting. */
const patienceMs = '20000'
const timeouts = ['connectionTimeout', 'greetingTimeout', 'socketTimeout']

/** Sends letters through the mail server that the configuration names; null without one. */
export function smtpLetters({ mail }: Pick<Config, 'mail'>): Deps['sendLetter'] {
  if (!mail) return null
  const url = new URL(mail.url)
  for (const name of timeouts) if (!url.searchParams.has(name)) url.searchParams.set(name, patienceMs)
  return async ({ to, subject, text }) => {
    // Loaded with the first letter, so that starting stays fast.
    const { createTransport } = await import('nodemailer')
    // As an object: a text with a comma in it would be several recipients.
    const letter = { from: mail.from, to: { name: '', address: to }, subject, text }
    await createTransport(url.href).sendMail(letter)
  }
}
