/** The program of the process that reads one document: request and document on standard input, extraction on standard output. */
import { framesOf, ready, type Request } from './frames.ts'
import { readDocument } from './read.ts'
import { watchThisProcess } from './watch.ts'

/** Reads the request, and hands on the bytes that follow it. */
async function receive(): Promise<{ request: Request; bytes: AsyncGenerator<Uint8Array> }> {
  const chunks = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let head = Buffer.alloc(0)
  while (!head.includes('\n')) {
    const { value, done } = await chunks.next()
    if (done) throw new Error('No request')
    head = Buffer.concat([head, value])
  }
  const end = head.indexOf('\n')
  async function* bytes() {
    yield head.subarray(end + 1)
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return { request: JSON.parse(head.toString('utf8', 0, end)) as Request, bytes: bytes() }
}

process.stdout.write(ready)
const { request, bytes } = await receive()
watchThisProcess(request.limits.memoryMb)
const frames = framesOf(await readDocument(request, bytes))
for (const frame of frames) process.stdout.write(frame)
process.stdout.write('', () => process.exit(0))
