/** The backup commands as people run them, and concurrent writers. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import { tableSums } from '#server/db/table-sums.ts'
import type { Client } from '../support/client.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `npm run backup` or `npm run restore`. */
export function start(command: 'backup' | 'restore', databaseUrl: string, args: string[]) {
  const running = spawn(process.execPath, ['--import', 'tsx', `.config/${command}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  running.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(running, 'close').then(() => ({ code: running.exitCode, said }))
  return { running, ended }
}

/** Runs it until it exits. @returns its exit code and its output */
export const run = (command: 'backup' | 'restore', databaseUrl: string, ...args: string[]) =>
  start(command, databaseUrl, args).ended

/** The names of finished backups in a folder, oldest first. */
export const backupsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^headrace-.*Z\.db$/.test(name))
    .sort()

/** Reads a database file that no server uses. */
export function inspectFile<T>(file: string, look: (database: SqliteDatabase.Database) => T): T {
  const database = new SqliteDatabase(file, { fileMustExist: true })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

export const sumsOf = (file: string) => inspectFile(file, tableSums)

/** Adds and edits features until stopped. @returns a function that stops it, and the acknowledged versions */
export function keepWriting(client: Client, writers: number) {
  /** The last acknowledged version of each feature. */
  const acknowledged = new Map<string, number>()
  let isStopped = false
  async function write(writer: number): Promise<void> {
    while (!isStopped) {
      const title = `Of writer ${writer}`
      let { body: feature, status } = await client.post<Feature>('/api/features', { title })
      if (status !== 201) throw new Error(`Adding: ${status}`)
      acknowledged.set(feature.id, feature.version)
      for (let edit = 0; edit < 5 && !isStopped; edit += 1) {
        const change = { title: `${title}, edit ${edit}`, summary: 'x'.repeat(500) }
        const answer = await client.patch<Feature>(`/api/features/${feature.id}`, change, {
          ifMatch: feature.version,
        })
        ;({ body: feature, status } = answer)
        if (status !== 200) throw new Error(`Editing: ${status}`)
        acknowledged.set(feature.id, feature.version)
      }
    }
  }
  const work = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return {
    acknowledged,
    stop: async () => {
      isStopped = true
      await work
    },
  }
}
