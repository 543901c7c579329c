/** Documents of features: attaching, versions, the final mark, withdrawing, archiving, deleting. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Document } from '#server/contracts/documents.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  documentNow,
  documentsOf,
  sendFile,
  startDocuments,
  textOf,
  versionsOf,
} from './documents-fixtures.ts'

eachDatabase((_name, open) => {
  it('attaches a file, reads its text, and gives the file back as it was', async () => {
    const { attach, work, paul, vera, feature } = await startDocuments(await open())
    const content = '# 计费说明\n\nPay by the loaf.\n'
    const answer = await attach('计费 说明.md', content, { reason: 'First draft' })
    expect(answer.status).toBe(201)
    const { body: document } = answer
    expect(document).toMatchObject({
      ...{
        featureId: feature.id,
        title: '计费 说明',
        isMain: true,
        versionCount: 1,
        final: null,
        version: 1,
      },
      current: {
        ...{ number: 1, outcome: 'pending', reason: 'First draft', addedBy: { name: 'Paul' }, link: null },
        file: { name: '计费 说明.md', byteCount: Buffer.byteLength(content) },
      },
    })
    await work()
    const { current } = await documentNow(vera.client, document)
    expect(current).toMatchObject({ outcome: 'read', file: { format: 'markdown' } })
    expect((await textOf(vera.client, document, 1)).body).toEqual({ number: 1, markdown: content })
    const file = await vera.client.get<string>(`/api/documents/${document.id}/versions/1/file`)
    expect(file.body).toBe(content)
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="?? ??.md"; filename*=UTF-8''${encodeURIComponent('计费 说明.md')}`,
    )
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(await documentsOf(vera.client, feature)).toHaveLength(1)
    expect((await paul.client.get<Problem>(`/api/documents/${document.id}/versions/2/text`)).status).toBe(404)
  })

  it('keeps every version, and makes none of the same content', async () => {
    const { attach, addVersion, work, paul, db } = await startDocuments(await open())
    const { body: document } = await attach('prd.md', 'one')
    expect((await addVersion(document, 'prd.md', 'two')).status).toBe(201)
    const again = await addVersion(document, 'other name.md', 'two')
    expect([again.status, again.body.versionCount]).toEqual([200, 2])
    expect(await db.selectFrom('files').select('id').execute()).toHaveLength(2)
    const restored = await paul.client.post<Document>(`/api/documents/${document.id}/versions`, {
      restores: 1,
      reason: 'Two was wrong',
    })
    expect([restored.status, restored.body.current?.number]).toEqual([201, 3])
    await work()
    const { items, total } = await versionsOf(paul.client, document)
    expect([items.map(({ number }) => number), total]).toEqual([[3, 2, 1], 3])
    expect((await textOf(paul.client, document, 3)).body.markdown).toBe('one')
    expect(items[0]?.file?.sha256).toBe(createHash('sha256').update('one').digest('hex'))
  })

  it('puts the PRD of a feature by its id or external key, with a token of that scope only', async () => {
    const { paul, feature, admin, work } = await startDocuments(await open())
    await paul.client.sendLatest('PATCH', `/api/features/${feature.id}`, { externalKey: 'bakery/shop#12' })
    const token = async (scope: string) => {
      const made = await paul.client.post<CreatedApiToken>('/api/api-tokens', {
        name: 'CI',
        scope,
        expiresOn: '2026-12-23',
      })
      return { authorization: `Bearer ${made.body.secret}` }
    }
    const uploading = await token('prd-upload')
    const anyone = paul.client.withCookie('')
    const key = `/api/features/${encodeURIComponent('bakery/shop#12')}/prd`
    const put = (path: string, content: string, headers = uploading) =>
      sendFile<Document>(anyone, 'PUT', path, { name: 'prd.md', content }, headers)
    const first = await put(key, '# Shop')
    expect(first.status).toBe(201)
    expect((await put(`/api/features/${feature.id}/prd`, '# Shop')).status).toBe(200)
    expect((await put(key, '# Shop 2')).body.versionCount).toBe(2)
    expect((await put(key, '# Shop 3', await token('read'))).status).toBe(403)
    const mark = await anyone.send(
      'PUT',
      `/api/documents/${first.body.id}/final`,
      { number: 1, on: '2026-11-01' },
      { headers: uploading, ifMatch: 2 },
    )
    expect(mark.status).toBe(403)
    expect((await put('/api/features/unknown/prd', '#')).status).toBe(404)
    await work()
    expect((await documentNow(admin.client, first.body)).current).toMatchObject({
      number: 2,
      outcome: 'read',
    })
  })

  it('marks a version of the main document as final, which sets the day of the feature', async () => {
    const { attach, addVersion, paul, featureNow, feature } = await startDocuments(await open())
    await paul.client.sendLatest('PATCH', `/api/features/${feature.id}`, { prdFinalOn: '2026-10-01' })
    const { body: document } = await attach('prd.md', 'one')
    expect((await featureNow()).prdFinalOn).toBe('2026-10-01')
    const refused = await paul.client.sendLatest<Problem>('PATCH', `/api/features/${feature.id}`, {
      prdFinalOn: '2026-10-02',
    })
    expect(refused.body.errors).toEqual([{ path: 'prdFinalOn', code: 'set-by-document' }])
    await addVersion(document, 'prd.md', 'two')
    const path = `/api/documents/${document.id}`
    const stale = await paul.client.put(`${path}/final`, { number: 2, on: '2026-11-02' }, { ifMatch: 1 })
    expect(stale.status).toBe(412)
    const marked = await paul.client.sendLatest<Document>('PUT', `${path}/final`, {
      number: 2,
      on: '2026-11-02',
    })
    expect(marked.body.final).toEqual({
      number: 2,
      on: '2026-11-02',
      by: { id: paul.person.id, name: 'Paul' },
    })
    expect((await featureNow()).prdFinalOn).toBe('2026-11-02')
    const withdrawn = await paul.client.sendLatest<Document>('PUT', `${path}/versions/2/withdrawal`, {
      reason: 'Wrong price',
    })
    expect([withdrawn.body.final, withdrawn.body.current?.number]).toEqual([null, 1])
    expect((await featureNow()).prdFinalOn).toBeNull()
    const again = await paul.client.sendLatest<Problem>('PUT', `${path}/final`, {
      number: 2,
      on: '2026-11-02',
    })
    expect(again.body.code).toBe('version-withdrawn')
    const returned = await paul.client.sendLatest<Document>('DELETE', `${path}/versions/2/withdrawal`)
    expect(returned.body.current?.number).toBe(2)
    await paul.client.sendLatest('PUT', `${path}/final`, { number: 1, on: '2026-11-03' })
    expect((await featureNow()).prdFinalOn).toBe('2026-11-03')
    const { body: other } = await attach('other.md', 'three', { isMain: 'true' })
    expect([other.isMain, (await featureNow()).prdFinalOn]).toEqual([true, null])
  })

  it('has one main document, and archives, restores and deletes documents', async () => {
    const { attach, paul, admin, feature, deps } = await startDocuments(await open())
    const { body: prd } = await attach('prd.md', 'one')
    const { body: notes } = await attach('notes.md', 'two')
    expect(notes.isMain).toBe(false)
    const notMain = await paul.client.sendLatest<Problem>('PUT', `/api/documents/${notes.id}/final`, {
      number: 1,
      on: '2026-11-02',
    })
    expect(notMain.body.code).toBe('not-main-document')
    await paul.client.sendLatest('PUT', `/api/documents/${notes.id}/main`)
    expect((await documentsOf(paul.client, feature)).map(({ title, isMain }) => [title, isMain])).toEqual([
      ['notes', true],
      ['prd', false],
    ])
    const early = await admin.client.sendLatest<Problem>('DELETE', `/api/documents/${prd.id}`)
    expect(early.body.code).toBe('not-archived')
    await paul.client.sendLatest('PUT', `/api/documents/${prd.id}/archive`)
    const { version } = await documentNow(paul.client, prd)
    expect(
      (
        await sendFile<Problem>(paul.client, 'POST', `/api/documents/${prd.id}/versions/file`, {
          name: 'a.md',
          content: 'x',
        })
      ).body.code,
    ).toBe('document-archived')
    expect((await paul.client.delete(`/api/documents/${prd.id}`, { ifMatch: version })).status).toBe(403)
    expect((await admin.client.delete(`/api/documents/${prd.id}`, { ifMatch: version })).status).toBe(204)
    expect((await documentsOf(paul.client, feature)).map(({ title }) => title)).toEqual(['notes'])
    const events = await deps.db
      .selectFrom('activity')
      .select(['verb', 'within_id'])
      .where('entity_id', '=', prd.id)
      .orderBy('id')
      .execute()
    expect(events.map(({ verb, within_id }) => [verb, within_id])).toEqual(
      ['attached', 'archived', 'deleted'].map((verb) => [verb, feature.id]),
    )
  })

  it('two people attach the first document and a version at once: nothing is lost', async () => {
    const { attach, addVersion, paul, feature } = await startDocuments(await open())
    const made = await Promise.all(['a', 'b', 'c'].map((name) => attach(`${name}.md`, 'the same')))
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
    const documents = await documentsOf(paul.client, feature)
    expect(documents.filter(({ isMain }) => isMain)).toHaveLength(1)
    const main = documents[0]!
    const added = await Promise.all(['1', '2', '3'].map((content) => addVersion(main, 'a.md', content)))
    expect(added.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await versionsOf(paul.client, main)).items.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })
})
