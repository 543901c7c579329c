/** Every route that the application registers, including pages and hidden ones, collected by the onRoute hook. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RouteOptions } from 'fastify'
import { buildApp } from '#server/app.ts'
import { openDatabase } from '#server/db/database.ts'
import type { RouteAccess } from '#server/http/access.ts'
import { testDeps } from '../support/server.ts'

export type KnownRoute = { method: string; url: string; schema: RouteOptions['schema'] } & Omit<
  RouteAccess,
  'action'
> & { action: string | undefined }

/** `GET /api/features/:id` */
export const nameOf = ({ method, url }: Pick<KnownRoute, 'method' | 'url'>): string => `${method} ${url}`

async function collectRoutes(): Promise<KnownRoute[]> {
  const folder = mkdtempSync(join(tmpdir(), 'headrace-pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Headrace</title>')
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {}')
  const db = openDatabase('sqlite::memory:')
  const told: RouteOptions[] = []
  const app = await buildApp(testDeps(db), {
    pagesFolder: folder,
    onRoute: (route) => told.push(route),
  })
  await app.ready()
  await app.close()
  await db.destroy()
  rmSync(folder, { recursive: true })
  return told.flatMap(({ method, url, config, schema }) => {
    const { action, ...access } = (config ?? {}) as RouteAccess
    return [method].flat().map((each) => ({ method: each, url, schema, action, ...access }))
  })
}

let routes: Promise<KnownRoute[]> | undefined

/** The same for every caller, since registering them takes as long as a short test. */
export const everyRoute = (): Promise<readonly KnownRoute[]> => (routes ??= collectRoutes())
