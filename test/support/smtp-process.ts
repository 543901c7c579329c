/** A mail server as a separate process: prints its port, then each received mail as a line of JSON. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let source = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => (source += chunk))
    stream.on('end', () => {
      say({ to: session.envelope.rcptTo.map(({ address }) => address), source })
      done()
    })
  },
})
server.listen(0, '127.0.0.1', () => say({ port: (server.server.address() as AddressInfo).port }))
