import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'

/** How long a mail server may keep us waiting. */
const timeoutMs = '20000'
const timeouts = ['connectionTimeout', 'greetingTimeout', 'socketTimeout']

/** Sends mail through the mail server that the configuration names; null without one. */
export function smtpMail({ mail }: Pick<Config, 'mail'>): Deps['sendMail'] {
  if (!mail) return null
  const url = new URL(mail.url)
  for (const name of timeouts) if (!url.searchParams.has(name)) url.searchParams.set(name, timeoutMs)
  return async ({ to, subject, text }) => {
    // Loaded with the first message, so that starting stays fast.
    const { createTransport } = await import('nodemailer')
    // As an object: a text with a comma in it would be several recipients.
    const message = { from: mail.from, to: { name: '', address: to }, subject, text }
    await createTransport(url.href).sendMail(message)
  }
}
