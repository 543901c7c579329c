import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'

/** The timeout of the mail server. */
const timeoutMs = '20000'
const timeouts = ['connectionTimeout', 'greetingTimeout', 'socketTimeout']

/** Sends mail through the configured SMTP server; null without one. */
export function smtpMail({ mail }: Pick<Config, 'mail'>): Deps['sendMail'] {
  if (!mail) return null
  const url = new URL(mail.url)
  for (const name of timeouts) if (!url.searchParams.has(name)) url.searchParams.set(name, timeoutMs)
  return async ({ to, subject, text }) => {
    // Imported with the first message, so that the start stays fast.
    const { createTransport } = await import('nodemailer')
    // As an object: a string with a comma would be parsed as several recipients.
    const message = { from: mail.from, to: { name: '', address: to }, subject, text }
    await createTransport(url.href).sendMail(message)
  }
}
