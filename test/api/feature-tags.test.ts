/** The table `feature_tags` has the tags of `features.tags` after every kind of write, and the filter by tag uses it. */
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Database } from '#server/db/tables.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { importAll, start } from './imports-fixtures.ts'

const peculiar = ['"', "it's", 'a\\b', '连锁门店', '😀', '100%', 'café', 'with, comma', '[]']

/** Each tag once, with whether its feature is archived, as the JSON has it and as the table has it. */
async function tagsOf(db: Kysely<Database>) {
  const features = await db.selectFrom('features').select(['id', 'tags', 'is_archived']).execute()
  const rows = await db.selectFrom('feature_tags').select(['feature_id', 'tag', 'is_archived']).execute()
  return {
    written: features
      .flatMap(({ id, tags, is_archived }) =>
        [...new Set(JSON.parse(tags) as string[])].map((tag) => [id, tag, is_archived].join(' ')),
      )
      .sort(),
    indexed: rows.map(({ feature_id, tag, is_archived }) => [feature_id, tag, is_archived].join(' ')).sort(),
  }
}

async function expectIndexed(db: Kysely<Database>, count: number): Promise<void> {
  const { written, indexed } = await tagsOf(db)
  expect(indexed).toEqual(written)
  expect(indexed).toHaveLength(count)
}

const titles = async (client: Client, tag: string, rest = '') => {
  const { body } = await client.get<PageOf<Feature>>(
    `/api/features?sort=title&tag=${encodeURIComponent(tag)}${rest}`,
  )
  expect(body.total).toBe(body.items.length)
  return body.items.map(({ title }) => title)
}

eachDatabase((_name, open) => {
  it('follows creating, editing, archiving, restoring and deleting', async () => {
    const { db, pmm, asAdmin } = await start(open)
    const create = async (title: string, tags: string[]) =>
      (await pmm.post<Feature>('/api/features', { title, tags })).body
    const write = async (method: string, path: string, seen: Feature, body?: object) => {
      const answer = await asAdmin.send<Feature>(method, path, body, { ifMatch: seen.version })
      expect(answer.status).toBeLessThan(300)
      return answer.body
    }
    const bun = await create('Bun', ['warm', 'new', 'warm'])
    await create('Roll', peculiar)
    await create('Plain', [])
    await expectIndexed(db, 2 + peculiar.length)
    for (const tag of peculiar) expect(await titles(pmm, tag), tag).toEqual(['Roll'])
    for (const tag of ['war', 'WARM', 'unused', '%', '_', ','])
      expect(await titles(pmm, tag), tag).toEqual([])

    const path = `/api/features/${bun.id}`
    const edited = await write('PATCH', path, bun, { tags: ['cold', 'new'] })
    await expectIndexed(db, 2 + peculiar.length)
    expect([await titles(pmm, 'warm'), await titles(pmm, 'cold')]).toEqual([[], ['Bun']])
    const renamed = await write('PATCH', path, edited, { title: 'Big bun' })
    expect(await titles(pmm, 'new')).toEqual(['Big bun'])

    const archived = await write('PUT', `${path}/archive`, renamed)
    await expectIndexed(db, 2 + peculiar.length)
    expect([await titles(pmm, 'new'), await titles(pmm, 'new', '&archived=true')]).toEqual([[], ['Big bun']])
    const restored = await write('DELETE', `${path}/archive`, archived)
    expect([await titles(pmm, 'new'), await titles(pmm, 'new', '&archived=true')]).toEqual([['Big bun'], []])
    const cleared = await write('PATCH', path, restored, { tags: [] })
    await expectIndexed(db, peculiar.length)
    const last = await write('PATCH', path, cleared, { tags: ['last'] })
    await write('DELETE', path, await write('PUT', `${path}/archive`, last))
    await expectIndexed(db, peculiar.length)
  })

  it('follows imports of new and of changed features', async () => {
    const { db, pmm } = await start(open)
    const file = (tags: string[]) =>
      ['key,title,tags', ...tags.map((cell, index) => `k${index},Title ${index},${cell}`), ''].join('\n')
    await importAll(pmm, file(['loud;wet;loud', 'wet', '']))
    await expectIndexed(db, 3)
    expect(await titles(pmm, 'wet')).toEqual(['Title 0', 'Title 1'])
    await importAll(pmm, file(['loud', 'wet;quiet', 'quiet']))
    await expectIndexed(db, 4)
    expect([await titles(pmm, 'wet'), await titles(pmm, 'quiet')]).toEqual([
      ['Title 1'],
      ['Title 1', 'Title 2'],
    ])
  })

  it('hides the tags of confidential features', async () => {
    const { pmm, asAdmin, add } = await start(open)
    const other = await add('Otto', 'pmm')
    const { body: secret } = await pmm.post<Feature>('/api/features', { title: 'Secret', tags: ['hush'] })
    await pmm.post('/api/features', { title: 'Public', tags: ['hush'] })
    const made = await asAdmin.put(
      `/api/features/${secret.id}/confidentiality`,
      { isConfidential: true, personIds: [] },
      { ifMatch: secret.version },
    )
    expect(made.status).toBeLessThan(300)
    expect(await titles(asAdmin, 'hush')).toEqual(['Public', 'Secret'])
    expect(await titles(other, 'hush')).toEqual(['Public'])
  })
})
