import { describe, expect, it } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Import } from '#server/contracts/imports.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { eachDatabase } from '../support/databases.ts'
import { commit, features, importAll, list, rowsOf, start, upload } from './imports-fixtures.ts'

eachDatabase((_, open) => {
  describe('committing', () => {
    it('succeeds once', async () => {
      const { pmm } = await start(open)
      const done = await importAll(pmm, list)
      const again = await commit<Problem>(pmm, done)
      expect([again.status, again.body.code]).toEqual([409, 'import-committed'])
      const reread = await pmm.patch<Problem>(`/api/imports/${done.id}`, { hasHeader: false })
      expect([reread.status, reread.body.code]).toEqual([409, 'import-committed'])
      expect(await features(pmm)).toHaveLength(3)
      expect((await rowsOf(pmm, done)).total).toBe(3)
    })

    it('commits once when requested twice concurrently', async () => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, list)
      const answers = await Promise.all([commit(pmm, body), commit(pmm, body)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await features(pmm)).toHaveLength(3)
    })

    it('lets one of two concurrent imports of the same features succeed, in any order', async () => {
      const { pmm, add } = await start(open)
      const other = await add('Otto', 'pmm')
      const keys = Array.from({ length: 300 }, (_, index) => `k${index}`)
      const file = (order: string[], word: string) =>
        ['key,title', ...order.map((key) => `${key},${word} ${key}`)].join('\n')
      await importAll(pmm, file(keys, 'Bun'))
      const one = await upload(pmm, file(keys, 'Roll'))
      const another = await upload(other, file(keys.toReversed(), 'Loaf'))
      const answers = await Promise.all([commit(pmm, one.body), commit(other, another.body)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    })

    it('does not block planning launches of the same features', async () => {
      const { pmm } = await start(open)
      const keys = Array.from({ length: 400 }, (_, index) => `k${index}`)
      const file = (order: string[], word: string) =>
        ['key,title', ...order.map((key) => `${key},${word} ${key}`)].join('\n')
      await importAll(pmm, file(keys, 'Bun'))
      const known = (await features(pmm)).slice(0, 50).map(({ id }) => id)
      const launch = { title: 'Bread', grade: 'announce', gradeReason: 'The board has asked for it.' }
      const statuses: number[] = []
      for (const word of ['Roll', 'Loaf', 'Cake', 'Tart']) {
        const { body } = await upload(pmm, file(keys.toReversed(), word))
        let isDone = false
        const launches = [known, known.toReversed(), known, known.toReversed()].map(async (featureIds) => {
          while (!isDone) statuses.push((await pmm.post('/api/launches', { ...launch, featureIds })).status)
        })
        const committed = await commit(pmm, body)
        isDone = true
        await Promise.all(launches)
        expect(committed.status).toBe(200)
      }
      expect(new Set(statuses)).toEqual(new Set([201]))
    })

    it('adds titles without keys once when two people import them concurrently', async () => {
      const { pmm, add } = await start(open)
      const other = await add('Otto', 'pmm')
      const one = await upload(pmm, 'title\nBun\nRoll\n')
      const another = await upload(other, 'title\nBun\nRoll\n')
      const answers = await Promise.all([commit(pmm, one.body), commit(other, another.body)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
      expect(await features(pmm)).toHaveLength(2)
    })

    it('creates one area for two spellings that differ in accents only, and two for different names', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, 'key,title,product area\nk1,A,❤️ Ovens\nk2,B,❤ ovens\nk3,C,コヒ\nk4,D,コーヒー\n')
      const { body } = await pmm.get<{ items: { name: string }[] }>('/api/product-areas')
      expect(body.items.map(({ name }) => name).sort()).toEqual(['❤️ Ovens', 'コヒ', 'コーヒー'].sort())
    })

    it('is refused, with nothing written, when a feature changed since the preview', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const { body } = await upload(
        pmm,
        'key,title,product_team\nk9,New,Fresh area\nk1,Other,\nk2,Another,\n',
      )
      expect(body.counts).toMatchObject({ new: 1, changed: 2 })
      const mixer = (await features(pmm)).find(({ externalKey }) => externalKey === 'k2')
      await pmm.patch(`/api/features/${mixer?.id}`, { summary: 'Mine' }, { ifMatch: 1 })
      const before = await features(pmm)
      const refused = await commit<Problem>(pmm, body)
      expect([refused.status, refused.body.code]).toEqual([412, 'stale-preview'])
      expect(await features(pmm)).toEqual(before)
      const areas = await pmm.get<{ items: { name: string }[] }>('/api/product-areas')
      expect(areas.body.items.map(({ name }) => name)).not.toContain('Fresh area')
      expect((await pmm.get<Import>(`/api/imports/${body.id}`)).body.committedAt).toBeNull()
      const reread = await pmm.patch<Import>(`/api/imports/${body.id}`, {})
      expect((await commit(pmm, reread.body)).status).toBe(200)
    })

    it.each([
      ['key', { title: 'Else', externalKey: 'k2' }],
      ['title of a row without a key', { title: 'Rolls' }],
    ])('is refused when the %s of a new row has been taken since the preview', async (_, taken) => {
      const { pmm } = await start(open)
      const { body } = await upload(pmm, `${list},Rolls,,,,,,\n`)
      await pmm.post('/api/features', taken)
      const refused = await commit<Problem>(pmm, body)
      expect([refused.status, refused.body.code]).toEqual([412, 'stale-preview'])
      expect(await features(pmm)).toHaveLength(1)
    })

    it('writes the last reading of a file whose settings change while it is committed', async () => {
      const { pmm } = await start(open)
      const keys = Array.from({ length: 600 }, (_, index) => `k${index}`)
      const { body } = await upload(pmm, ['key,title,summary', ...keys.map((key) => `${key},A,B`)].join('\n'))
      const [committed, changed] = await Promise.all([
        commit(pmm, body),
        pmm.patch<Import>(`/api/imports/${body.id}`, { mapping: { 2: null } }),
      ])
      expect([committed.status, changed.status === 200 || changed.status === 409]).toEqual([200, true])
      const summaries = new Set((await features(pmm)).map(({ summary }) => summary))
      expect([...summaries]).toEqual([changed.status === 200 ? null : 'B'])
    })

    it('uses a product area that somebody has added since the preview', async () => {
      const { asAdmin, pmm } = await start(open)
      const { body } = await upload(pmm, 'key,title,product_team\nk1,Bun,Ovens\n')
      await asAdmin.post('/api/product-areas', { name: 'Ovens', productStage: 'rnd' })
      expect((await commit(pmm, body)).status).toBe(200)
      const [bun] = await features(pmm)
      expect(bun?.productArea).toMatchObject({ name: 'Ovens', productStage: 'rnd' })
    })

    it('is refused, and adds nothing, when a feature that it changes has been deleted since', async () => {
      const { asAdmin, pmm } = await start(open)
      await importAll(pmm, list)
      const mixer = (await features(pmm)).find(({ externalKey }) => externalKey === 'k2')
      const { body } = await upload(pmm, 'key,title\nk2,Mixer 2\nk9,New\n')
      const { body: archived } = await pmm.sendLatest<Feature>('PUT', `/api/features/${mixer?.id}/archive`)
      const deleted = await asAdmin.delete(`/api/features/${mixer?.id}`, { ifMatch: archived.version })
      expect(deleted.status).toBe(204)
      expect((await commit<Problem>(pmm, body)).body.code).toBe('stale-preview')
      expect((await features(pmm)).map(({ externalKey }) => externalKey)).not.toContain('k9')
    })

    it('does not change an archived feature', async () => {
      const { pmm } = await start(open)
      await importAll(pmm, list)
      const mixer = (await features(pmm)).find(({ externalKey }) => externalKey === 'k2')
      await pmm.sendLatest('PUT', `/api/features/${mixer?.id}/archive`)
      const { body } = await upload(pmm, 'key,title\nk2,Mixer\nk1,Steam\n')
      expect(body.counts).toMatchObject({ same: 1, changed: 1 })
      const changed = await upload(pmm, 'key,title\nk2,Mixer 2\n')
      expect((await rowsOf(pmm, changed.body)).items[0]?.errors).toEqual([{ path: 'key', code: 'archived' }])
    })
  })
})
