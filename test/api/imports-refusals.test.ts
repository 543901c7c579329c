import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { commit, list, rowsOf, start, upload } from './imports-fixtures.ts'

eachDatabase((_, open) => {
  it('tells nothing of addresses to people who may not read them', async () => {
    const { asAdmin, pmm, add } = await start(open)
    await add('Paul', 'pm')
    const addresses = ['paul@bakery.example', 'nobody@bakery.example', 'pia@bakery.example']
    const file = `title,PM\n${addresses.map((address, at) => `T${at},${address}`).join('\n')}\n`
    const codesFor = async (client: typeof pmm) => {
      const { items } = await rowsOf(client, (await upload(client, file)).body)
      return items.map((row) => [
        row.line,
        row.kind === 'wrong' ? row.errors.map(({ code }) => code) : row.kind,
      ])
    }
    expect(await codesFor(pmm)).toEqual([
      [2, ['address-not-readable']],
      [3, ['address-not-readable']],
      [4, 'new'],
    ])
    expect(await codesFor(asAdmin)).toEqual([
      [2, 'new'],
      [3, ['unknown-person']],
      [4, 'new'],
    ])
  })

  describe('a refusal', () => {
    it.each([
      ['an empty file', Buffer.alloc(0), { reason: 'empty' }],
      ['a workbook', Buffer.from('PK\u0003\u0004\0\0'), { reason: 'spreadsheet' }],
      ['binary', Buffer.from('a\0b'), { reason: 'not-text', line: 1 }],
      [
        'mixed encodings',
        Buffer.concat([Buffer.from('title\n联邦学习\n'), Buffer.from([0xc1, 0xaa, 0xb0, 0xee, 10])]),
        { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 2, otherLine: 3 },
      ],
      ['an unclosed quote', Buffer.from('title\nOne\n"Two\nThree\n'), { reason: 'unclosed-quote', line: 3 }],
      [
        'a cell over 100 kB',
        Buffer.from(`title\n${'x'.repeat(102_401)}\n`),
        { reason: 'cell-too-long', line: 2 },
      ],
      [
        'a row of far too many columns, empty as they may be',
        Buffer.from(`title\nOne\n${','.repeat(100_000)}\n`),
        { reason: 'too-many-columns', line: 3 },
      ],
      [
        '50,001 rows',
        Buffer.from(`title\n${'x\n'.repeat(50_001)}`),
        { reason: 'too-many-rows', line: 50_002 },
      ],
    ])('of %s has a reason and stores nothing', async (_, file, params) => {
      const { db, pmm } = await start(open)
      const { status, body } = await upload<Problem>(pmm, file)
      expect([status, body.code]).toEqual([422, 'import-unreadable'])
      expect(body.params).toMatchObject(params)
      expect(await db.selectFrom('imports').selectAll().execute()).toEqual([])
    })

    it.each([
      ['just over 20 MB', 20 * 1024 * 1024 + 1],
      ['far over 20 MB', 30 * 1024 * 1024],
    ])('of a file %s has a clear error', async (_, bytes) => {
      const { pmm } = await start(open)
      const { status, body } = await upload<Problem>(pmm, Buffer.alloc(bytes, 'a,b\n'))
      expect([status, body.code]).toEqual([413, 'body-too-large'])
    })

    it('of an invalid file or an unknown import has a clear error', async () => {
      const { pmm } = await start(open)
      expect((await upload(pmm, '{"a":1}', 'application/json')).status).toBe(415)
      expect((await upload(pmm, 'x', 'multipart/form-data')).status).toBe(415)
      for (const path of ['', '/rows'])
        expect((await pmm.get(`/api/imports/${v7()}${path}`)).status).toBe(404)
      expect((await commit(pmm, { id: v7() })).status).toBe(404)
      expect((await pmm.get('/api/imports/nonsense')).status).toBe(422)
    })

    it('refuses people who may not import, and shows an import to its owner only', async () => {
      const { anyone, asAdmin, pmm, add } = await start(open)
      expect((await upload(anyone, list)).status).toBe(401)
      for (const role of ['pm', 'sales', 'contributor', 'viewer'] as const)
        expect((await upload(await add(`Some ${role}`.replace(' ', ''), role), list)).status).toBe(403)
      const { body } = await upload(pmm, list)
      expect((await asAdmin.get(`/api/imports/${body.id}`)).status).toBe(404)
      expect((await asAdmin.get(`/api/imports/${body.id}/rows`)).status).toBe(404)
      expect((await asAdmin.patch(`/api/imports/${body.id}`, { hasHeader: false })).status).toBe(404)
      expect((await commit(asAdmin, body)).status).toBe(404)
    })
  })
})
