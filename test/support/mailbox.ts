import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { AtEnd } from './at-end.ts'

/** A decoded mail. */
export type ReceivedMail = { to: string[]; subject: string; text: string }

const timeoutMs = 10_000

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** Decodes RFC 2047: `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`; spaces between two encoded words are ignored. */
const decodeWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, body: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(body, 'base64').toString('utf8')
        : decodeQuoted(body.replaceAll('_', ' ')),
    )

function read(to: string[], source: string): ReceivedMail {
  const end = source.indexOf('\r\n\r\n')
  const head = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const body = source.slice(end + 4)
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const encoding = header('content-transfer-encoding').toLowerCase()
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? decodeQuoted(body)
        : body
  return { to, subject: decodeWords(header('subject')), text: text.replaceAll('\r\n', '\n') }
}

/** A real mail server. @param atEnd registers what stops it; by default when the test ends */
export async function openMailbox(atEnd: AtEnd = onTestFinished): Promise<{
  /** The value of SMTP_URL. */
  url: string
  mails: ReceivedMail[]
  /** Waits for the next mail not returned yet. @param isWanted skips others */
  next: (isWanted?: (mail: ReceivedMail) => boolean) => Promise<ReceivedMail>
}> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address)
      void textOf(stream)
        .then((source) => void mails.push(read(to, source)))
        .then(() => done(), done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  atEnd(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  let taken = 0
  async function next(isWanted = (_mail: ReceivedMail) => true): Promise<ReceivedMail> {
    const end = Date.now() + timeoutMs
    while (mails.length <= taken && Date.now() < end) await sleep(20)
    const mail = mails[taken++]
    if (!mail) throw new Error('No mail came')
    return isWanted(mail) ? mail : next(isWanted)
  }
  return { url: `smtp://127.0.0.1:${port}`, mails, next }
}
