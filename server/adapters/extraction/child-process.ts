/** Reads a document in a process of its own: what a document does to it, it does to nothing else. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Extraction } from './extraction.ts'
import { extractionOf, ready, type Request } from './frames.ts'

/** Why there is no extraction. */
export type Failure = 'damaged' | 'too-large' | 'too-slow'

/** The script, and how Node runs it. */
type Program = { cwd: string; arguments: string[] }

const permission = ['--permission', '--experimental-permission'].find((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
)

/**
 * What the build made of the sources. Whatever a document does to it, it reads no file but itself, writes none, starts nothing,
 * and makes no code from text.
 */
export const bundledProgram = (script: string): Program => ({
  cwd: dirname(script),
  arguments: [
    '--disallow-code-generation-from-strings',
    ...(permission ? [permission, `--allow-fs-read=${script}`, '--allow-worker'] : []),
    script,
  ],
})

/** The sources through tsx, or the build, which stands beside the bundled server and has its name (`.config/build-server.ts`). */
function defaultProgram(): Program {
  const cwd = import.meta.dirname
  const source = join(cwd, 'child.ts')
  if (existsSync(source)) return { cwd, arguments: ['--import', 'tsx', source] }
  return bundledProgram(import.meta.filename.replace(/\.js$/, '-extraction.js'))
}

/** Exit codes and signals of a process that was ended by its own watch, the system, or V8 for its memory. */
const isOutOfMemory = (code: number | null, signal: NodeJS.Signals | null) =>
  signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 || code === 137

/**
 * @returns the extraction, or why the process gave none
 * @throws what reading `bytes` throws, the reason of the signal, or that the process can't start
 */
export async function extractInProcess(
  request: Request,
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
  program: Program = defaultProgram(),
): Promise<Extraction | Failure> {
  signal?.throwIfAborted()
  const { seconds, memoryMb, bytesRead, markdownBytes } = request.limits
  // No environment: it holds secrets, and NODE_OPTIONS would load what the server loads.
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, ...program.arguments], {
    cwd: program.cwd,
    env: {},
  })
  const exit = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...how) => resolve(how))
  })
  let ended: Failure | undefined
  const end = (failure?: Failure) => {
    ended ??= failure
    child.kill('SIGKILL')
  }
  const clock = setTimeout(end, seconds * 1000, 'too-slow')
  const abort = () => end()
  signal?.addEventListener('abort', abort)

  const output: Buffer[] = []
  let room = ready.length + 100_000 + markdownBytes + bytesRead
  child.stdout.on('data', (chunk: Buffer) => {
    room -= chunk.length
    if (room < 0) end('too-large')
    else output.push(chunk)
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-2000)))

  let unreadable: unknown
  async function* input() {
    yield Buffer.from(`${JSON.stringify(request)}\n`)
    const source = bytes[Symbol.asyncIterator]()
    const next = () =>
      source.next().catch((error: unknown) => {
        unreadable = error
        end()
        return { done: true as const, value: undefined }
      })
    try {
      for (let each = await next(); !each.done; each = await next()) yield each.value
    } finally {
      await source.return?.()
    }
  }
  try {
    // A child that needs no more of the document closes its end, which may be told after the pipeline has ended.
    child.stdin.on('error', () => undefined)
    const sent = pipeline(Readable.from(input()), child.stdin).catch(() => undefined)
    const [code, by] = await exit
    await sent
    signal?.throwIfAborted()
    if (unreadable) throw unreadable
    if (ended) return ended
    const frames = Buffer.concat(output)
    if (!frames.toString('latin1', 0, ready.length).startsWith(ready))
      throw new Error(`The process that reads documents does not start: ${complaint}`)
    if (isOutOfMemory(code, by)) return 'too-large'
    return extractionOf(frames.subarray(ready.length)) ?? 'damaged'
  } finally {
    clearTimeout(clock)
    signal?.removeEventListener('abort', abort)
    child.kill('SIGKILL')
  }
}
