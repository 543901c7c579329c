import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { buildApp } from '#server/app.ts'
import { openDatabase } from '#server/db/database.ts'
import { testDeps } from '../support/server.ts'

/** Serves a small built web from a folder whose own path contains `assets`. */
async function servePages(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'headrace-assets-'))
  const folder = join(root, 'assets', 'web')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Headrace</title>')
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const script = 'export {}'
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), script)
  writeFileSync(join(folder, 'assets', 'main-1a2b.js.br'), brotliCompressSync(script))
  const db = openDatabase('sqlite::memory:')
  const app = await buildApp(testDeps(db), { pagesFolder: folder })
  onTestFinished(async () => {
    await app.close()
    await db.destroy()
    rmSync(root, { recursive: true })
  })
  return app.listen({ host: '127.0.0.1', port: 0 })
}

it('caches files with hashed names, and revalidates all others', async () => {
  const url = await servePages()
  const kept = async (path: string) => {
    const answer = await fetch(`${url}${path}`)
    // A response that is never read keeps its connection open, which would block the next request or the shutdown.
    await answer.arrayBuffer()
    return answer.headers.get('cache-control')
  }
  expect(await kept('/assets/main-1a2b.js')).toBe('public, max-age=31536000, immutable')
  for (const path of ['/', '/icon.svg', '/launches/1']) expect(await kept(path), path).toBe('no-cache')
})

it('serves the first page at every page URL, but 404 for a missing script', async () => {
  const url = await servePages()
  for (const path of ['/', '/launches/1?tab=plan', '/features']) {
    const answer = await fetch(`${url}${path}`)
    expect([answer.status, await answer.text()], path).toEqual([
      200,
      expect.stringContaining('<title>Headrace'),
    ])
  }
  const gone = await fetch(`${url}/assets/main-0000.js`)
  expect(gone.status).toBe(404)
  expect(gone.headers.get('content-type')).toContain('application/problem+json')
})

it('serves precompressed files to browsers that accept them, with the content type of the original', async () => {
  const url = `${await servePages()}/assets/main-1a2b.js`
  for (const [accepted, encoding] of [
    ['br, gzip', 'br'],
    ['identity', null],
  ] as const) {
    const answer = await fetch(url, { headers: { 'accept-encoding': accepted } })
    expect(await answer.text()).toBe('export {}')
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('cache-control')).toContain('immutable')
  }
})
