import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Passwords } from '../deps.ts'
import { chinesePasswords } from './chinese-passwords.ts'

/** Longer passwords are judged by their beginning, so that no input takes long. */
const longest = 40
/** The dictionaries are released when nobody has set a password for so long. */
const idleMs = 60_000
const patienceMs = 20_000

const file = 'password-strength.worker.js'
/** Beside this file, or seen from the bundle. */
const folders = [import.meta.dirname, join(import.meta.dirname, '..', 'server', 'adapters')]

type PasswordEstimate = Awaited<ReturnType<Passwords['estimate']>>
type Waiting = { resolve: (estimate: PasswordEstimate) => void; reject: (error: Error) => void }

let worker: Worker | undefined = undefined
let idle: NodeJS.Timeout | undefined = undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

function stop(error?: Error): void {
  for (const { reject } of waiting.values()) reject(error ?? new Error('The password estimator has ended'))
  waiting.clear()
  void worker?.terminate()
  worker = undefined
}

function start(): Worker {
  const folder = folders.find((each) => existsSync(join(each, file)))
  if (!folder) throw new Error(`There is no ${file}`)
  const started = new Worker(join(folder, file), { workerData: { chinese: chinesePasswords, longest } })
  started.unref()
  started.on('message', ({ id, estimate }: { id: number; estimate: PasswordEstimate }) => {
    waiting.get(id)?.resolve(estimate)
    waiting.delete(id)
  })
  started.on('error', stop)
  return started
}

/**
 * How many guesses a password takes, by common passwords, English words and names, Chinese ones in pinyin, keyboard
 * patterns, dates, repetitions and the words of its owner.
 * @param personal words that are easy to guess for this person
 */
export async function estimatePassword(
  password: string,
  personal: readonly string[],
): Promise<PasswordEstimate> {
  worker ??= start()
  clearTimeout(idle)
  idle = setTimeout(() => waiting.size === 0 && stop(), idleMs).unref()
  const [running, id] = [worker, ++lastId]
  // An unreferenced worker does not keep the process alive; the timer does, while somebody waits.
  const patience = setTimeout(() => stop(new Error('The password estimator does not answer')), patienceMs)
  try {
    return await new Promise<PasswordEstimate>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      running.postMessage({ id, password: password.slice(0, longest), personal })
    })
  } finally {
    clearTimeout(patience)
  }
}
