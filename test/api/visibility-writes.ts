/** Random writes that change visibility, sent by random people; a rejected one changes nothing. */
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/tables.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { Member } from './grading-fixtures.ts'

/** Deterministic pseudo-random integers below the argument. */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Row = { id: string; version: number }

/** @returns a function that makes one write and returns its name if the API accepted it */
export function writesBy(
  db: Kysely<Database>,
  admin: Member,
  members: readonly Member[],
  random: (below: number) => number,
): () => Promise<string | undefined> {
  const pick = <T>(all: readonly T[]): T | undefined => all[random(all.length)]
  const someone = () => (random(2) === 0 ? null : (pick(members)?.person.id ?? null))
  const some = () => members.filter(() => random(3) === 0).map(({ person }) => person.id)
  const owners = () => ({ pmOwnerId: someone(), pmmOwnerId: someone(), departmentOwnerId: someone() })
  const anyOf = async (table: 'features' | 'launches', archived?: 0 | 1): Promise<Row | undefined> => {
    let query = db.selectFrom(table).select(['id', 'version']).orderBy('id')
    if (archived !== undefined) query = query.where('is_archived', '=', archived)
    return pick(await query.execute())
  }
  const featureIds = async () => [
    ...new Set([await anyOf('features', 0), await anyOf('features', 0)].flatMap((row) => row?.id ?? [])),
  ]
  let made = 0

  const writes: Record<string, (by: Member) => Promise<{ status: number } | undefined>> = {
    'feature created': ({ client }) =>
      client.post('/api/features', {
        title: `Rye ${(made += 1)}`,
        externalKey: `R-${made}`,
        isConfidential: random(2) === 0,
        ...owners(),
      }),
    'launch created': async ({ client }) =>
      client.post('/api/launches', {
        title: `Fair ${(made += 1)}`,
        featureIds: await featureIds(),
        isConfidential: random(3) === 0,
        ownerId: someone(),
      }),
    'feature confided': ({ client }) => confide(client, 'features'),
    'launch confided': ({ client }) => confide(client, 'launches'),
    'feature owners changed': async ({ client }) => {
      const row = await anyOf('features')
      return row && client.patch(`/api/features/${row.id}`, owners(), { ifMatch: row.version })
    },
    'launch changed': async ({ client }) => {
      const row = await anyOf('launches')
      const change = { ownerId: someone(), featureIds: await featureIds() }
      return row && client.patch(`/api/launches/${row.id}`, change, { ifMatch: row.version })
    },
    'feature archived': ({ client }) => archive(client, 'features'),
    'launch archived': ({ client }) => archive(client, 'launches'),
    'feature deleted': () => remove('features'),
    'launch deleted': () => remove('launches'),
    imported: async ({ client }) => {
      const known = await db.selectFrom('features').select('external_key').orderBy('id').execute()
      const keys = [pick(known)?.external_key ?? 'R-0', `R-${(made += 1)}`]
      const list = keys.map((key) => `${key},Loaf ${key},${pick(members)?.person.name}\n`).join('')
      const uploaded = await client.post<Import>('/api/imports?fileName=a.csv', `key,title,PM\n${list}`, {
        headers: { 'content-type': 'text/csv' },
      })
      return uploaded.status < 300 ? client.put(`/api/imports/${uploaded.body.id}/commit`) : uploaded
    },
  }
  async function confide(client: Member['client'], noun: 'features' | 'launches') {
    const row = await anyOf(noun)
    const change = { isConfidential: random(3) > 0, personIds: some() }
    return row && client.put(`/api/${noun}/${row.id}/confidentiality`, change, { ifMatch: row.version })
  }
  async function archive(client: Member['client'], noun: 'features' | 'launches') {
    const row = await anyOf(noun)
    const path = `/api/${noun}/${row?.id}/archive`
    return row && client.sendLatest(random(3) === 0 ? 'DELETE' : 'PUT', path)
  }
  async function remove(noun: 'features' | 'launches') {
    const row = await anyOf(noun, 1)
    return row && admin.client.delete(`/api/${noun}/${row.id}`, { ifMatch: row.version })
  }

  const names = Object.keys(writes)
  return async () => {
    const name = pick(names) ?? ''
    const answer = await writes[name]?.(pick([admin, admin, ...members]) ?? admin)
    return answer && answer.status < 300 ? name : undefined
  }
}
