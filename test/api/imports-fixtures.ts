import { expect } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Import, ImportRow } from '#server/contracts/imports.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Client } from '../support/client.ts'
import type { OpenTestDatabase } from '../support/databases.ts'
import { startServer, testDeps } from '../support/server.ts'

export const person = (name: string, role: Person['role']) => ({
  name,
  email: `${name.toLowerCase()}@bakery.example`,
  role,
})

/** A server with an administrator and a PMM who imports; `add` signs in more people. */
export async function start(open: OpenTestDatabase) {
  const db = await open()
  const deps = testDeps(db)
  const anyone = await startServer(deps)
  const { client: asAdmin } = await anyone.firstAdministrator()
  const add = async (name: string, role: Person['role']) =>
    asAdmin.signedInAs((await asAdmin.post<Person>('/api/people', person(name, role))).body.id)
  return { db, deps, anyone, asAdmin, pmm: await add('Pia', 'pmm'), add }
}

/** Uploads bytes as a file and returns the preview. */
export const upload = <Body = Import>(client: Client, file: string | Buffer, type = 'text/csv') =>
  client.post<Body>('/api/imports?fileName=list.csv', Buffer.from(file), {
    headers: { 'content-type': type },
  })
export const commit = <Body = Import>(client: Client, { id }: { id: string }) =>
  client.put<Body>(`/api/imports/${id}/commit`)
export const rowsOf = async (client: Client, { id }: Import, query = '') =>
  (await client.get<PageOf<ImportRow>>(`/api/imports/${id}/rows${query}`)).body
export const features = async (client: Client) =>
  (await client.get<PageOf<Feature>>('/api/features?limit=200&sort=title')).body.items
/** Uploads and commits. */
export async function importAll(client: Client, file: string | Buffer): Promise<Import> {
  const { body } = await upload(client, file)
  const committed = await commit(client, body)
  expect(committed.status).toBe(200)
  return committed.body
}

/** Three features of a bakery, with every kind of cell. */
export const list = [
  'key,title,product_team,maturity,PM,release date,tags,customers',
  'k1,"Steam, hot",Ovens,ga,Pia,2026-05-06,loud;wet,"1,200"',
  'k2,Mixer,Ovens,beta,pia@bakery.example,2026/6/1,,',
  'k3,面团,Dough,not_implemented,,2026年7月1日,,2',
  '',
].join('\n')
