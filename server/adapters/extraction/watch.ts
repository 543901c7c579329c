import { Worker } from 'node:worker_threads'

/** JavaScript, because a worker thread that is TypeScript does not start under tsx. */
const code = `
  const { ppid } = process
  const { memoryMb } = require('node:worker_threads').workerData
  const isAlone = () => { try { return process.kill(ppid, 0) !== true } catch { return true } }
  setInterval(() => {
    const isTooLarge = process.memoryUsage.rss() > memoryMb * 2 ** 20
    if (isTooLarge || process.ppid !== ppid || isAlone()) process.kill(process.pid, 'SIGKILL')
  }, 25)
`

/**
 * Ends this process when its resident memory, buffers included, exceeds a limit, and when the process that started it is no
 * longer there. A thread, because a document may keep the main thread busy; and not the parent, which can measure another
 * process on Linux alone.
 */
export function watchThisProcess(memoryMb: number): void {
  new Worker(code, { eval: true, workerData: { memoryMb } }).unref()
}
