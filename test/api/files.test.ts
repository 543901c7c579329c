/** The file store: contents once, ranges, limits, what nobody refers to, and what travels with exports. */
import { randomBytes } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { Document } from '#server/contracts/documents.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { documentNow, sendFile, startDocuments } from './documents-fixtures.ts'

const chunk = 256 * 1024
const dayMs = 24 * 60 * 60 * 1000

eachDatabase((_name, open) => {
  it('stores a content once, in chunks, and gives any part of it', async () => {
    const { attach, db, paul } = await startDocuments(await open())
    const content = randomBytes(2 * chunk + 1000)
    const { body: document } = await attach('one.bin', content)
    await attach('two.bin', content)
    const files = await db.selectFrom('files').selectAll().execute()
    expect(files.map(({ byte_count }) => byte_count)).toEqual([content.length])
    const sizes = await db.selectFrom('file_chunks').select('bytes').orderBy('position').execute()
    expect(sizes.map(({ bytes }) => bytes.length)).toEqual([chunk, chunk, 1000])
    const get = async (range?: string) => {
      const answer = await fetch(`${paul.client.url}/api/documents/${document.id}/versions/1/file`, {
        headers: { cookie: paul.client.cookie!, ...(range !== undefined && { range }) },
      })
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    const whole = await get()
    expect(whole.bytes.equals(content)).toBe(true)
    expect(whole.answer.headers.get('content-encoding')).toBeNull()
    for (const [range, first, last] of [
      ['bytes=0-9', 0, 9],
      [`bytes=${chunk - 5}-${chunk + 5}`, chunk - 5, chunk + 5],
      ['bytes=-7', content.length - 7, content.length - 1],
      [`bytes=${2 * chunk}-`, 2 * chunk, content.length - 1],
    ] as const) {
      const { answer, bytes } = await get(range)
      expect([answer.status, answer.headers.get('content-range')]).toEqual([
        206,
        `bytes ${first}-${last}/${content.length}`,
      ])
      expect(bytes.equals(content.subarray(first, last + 1)), range).toBe(true)
    }
    expect((await get(`bytes=${content.length}-`)).answer.status).toBe(416)
  })

  it('refuses a file above the limit, a form without a file and unknown fields, and stores nothing of them', async () => {
    const { deps, db, paul, feature, attach } = await startDocuments(await open())
    const most = deps.config.maxFileBytes
    const large = await attach('large.bin', Buffer.alloc(most + 1))
    expect([large.status, (large.body as unknown as Problem).code]).toEqual([413, 'file-too-large'])
    const path = `/api/features/${feature.id}/documents/file`
    const unknown = await sendFile<Problem>(paul.client, 'POST', path, {
      name: 'a.md',
      content: 'a',
      fields: { colour: 'red' },
    })
    expect(unknown.body.errors).toMatchObject([{ code: 'unknown-field' }])
    const empty = '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nx\r\n--b--\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const without = await paul.client.post<Problem>(path, empty, { headers })
    expect(without.body.errors).toEqual([{ path: 'file', code: 'required' }])
    const cut = await paul.client.post<Problem>(path, '--b\r\ncontent-disposition: form-da', { headers })
    expect(cut.status).toBeLessThan(500)
    expect((await paul.client.post<Problem>(path, { title: 'x' })).status).toBe(415)
    expect(await db.selectFrom('documents').select('id').execute()).toEqual([])
    const stored = await db.selectFrom('files').select('sha256').execute()
    expect(stored.filter(({ sha256 }) => sha256 !== null)).toEqual([])
  })

  it('makes every file name safe, whatever it is called', async () => {
    const { attach } = await startDocuments(await open())
    const names: Record<string, string> = {
      '../../etc/passwd': 'passwd',
      'C:\\fakepath\\plan.docx': 'plan.docx',
      'a\u202Ecod.exe': 'a cod.exe',
      'con.md': '_con.md',
      '.md': 'document.md',
      '需求 文档（终稿）.md': '需求 文档（终稿）.md',
    }
    for (const [given, safe] of Object.entries(names)) {
      const { body } = await attach(given, given)
      expect(body.current?.file?.name, given).toBe(safe)
    }
  })

  it('removes what nothing has referred to for a week, and keeps everything else', async () => {
    let now = '2026-11-23T08:00:00.000Z'
    const at = (days: number) => {
      now = new Date(Date.parse('2026-11-23T08:00:00.000Z') + days * dayMs).toISOString()
    }
    const company = await startDocuments(await open(), () => now)
    const { attach, work, recur, db, paul, admin } = company
    const { body: kept } = await attach('kept.md', 'kept')
    const { body: gone } = await attach('gone.md', 'gone')
    await work()
    const count = async () => (await db.selectFrom('files').select('id').execute()).length
    const clean = async () => {
      await recur()
      await work()
      return count()
    }
    expect(await clean()).toBe(2)
    await paul.client.sendLatest('PUT', `/api/documents/${gone.id}/archive`)
    await admin.client.sendLatest('DELETE', `/api/documents/${gone.id}`)
    expect(await clean()).toBe(2)
    at(6.9)
    expect(await clean()).toBe(2)
    // Referred to again, it is kept.
    const again = await attach('again.md', 'gone')
    expect(again.status).toBe(201)
    at(7.1)
    expect(await clean()).toBe(2)
    const { version } = await documentNow(paul.client, again.body)
    await paul.client.put(`/api/documents/${again.body.id}/archive`, undefined, { ifMatch: version })
    await admin.client.sendLatest('DELETE', `/api/documents/${again.body.id}`)
    await clean()
    at(14.2)
    expect(await clean()).toBe(1)
    expect((await paul.client.get(`/api/documents/${kept.id}/versions/1/file`)).body).toBe('kept')
  })

  it('travels with the export of the feature and of the company', async () => {
    const { attach, addVersion, admin, feature } = await startDocuments(await open())
    const { body: document } = await attach('需求.md', 'first')
    await addVersion(document as Document, '需求.md', 'second')
    for (const path of [`/api/features/${feature.id}/export`, '/api/export']) {
      const answer = await fetch(admin.client.url + path, { headers: { cookie: admin.client.cookie! } })
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
      const folder = `documents/需求 ${document.id.slice(-8)}`
      const texts = ['1', '2'].map((number) => strFromU8(files[`${folder}/${number} 需求.md`]!))
      expect(texts, path).toEqual(['first', 'second'])
    }
  })
})
