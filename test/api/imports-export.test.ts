import { describe, expect, it } from 'vitest'
import { featuresCsv, featuresJson } from '#server/resources/features/features.export.ts'
import { eachFeature } from '#server/resources/features/features.list.repository.ts'
import { eachDatabase } from '../support/databases.ts'
import { features, importAll, list, person, rowsOf, start, upload } from './imports-fixtures.ts'

eachDatabase((_, open) => {
  describe('an export', () => {
    const filter = { sort: 'title' as const }
    const asText = async (stream: AsyncIterable<unknown>) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(Buffer.from(part as string | Buffer))
      return Buffer.concat(parts)
    }

    it.each(['en', 'zh-Hans'] as const)('in %s can be imported again without a change', async (language) => {
      const { db, asAdmin, pmm } = await start(open)
      await importAll(pmm, `${list}k4,"=cmd|' /C calc'!A0",Ovens,PRD,,,,\n,+Rolls,,experimental,,,,\n`)
      // From now on the name is ambiguous; for her own feature it still refers to her.
      await asAdmin.post('/api/people', { ...person('Pia', 'pmm'), email: 'second@bakery.example' })
      await pmm.post('/api/features', {
        title: "'=quoted",
        externalKey: '@key',
        summary: 'Two\r\nlines, "quoted"; 中文',
        tags: ['a, b', '-c'],
        externalLink: 'https://bakery.example/a b',
        campaignBudget: 0,
        stage: 'retired',
      })
      const file = await asText(featuresCsv(eachFeature(db, filter), language))
      expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const cells = file.toString().split(/[\n,]/)
      expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
      const { body } = await upload(pmm, file)
      expect((await rowsOf(pmm, body)).items.filter(({ kind }) => kind !== 'same')).toEqual([])
      expect(body.counts).toEqual({ new: 0, changed: 0, same: 6, wrong: 0 })
    })

    it('reverts the formula neutralization when it creates features', async () => {
      const { db, pmm } = await start(open)
      const title = '=HYPERLINK("http://evil.example")'
      await pmm.post('/api/features', { title })
      const file = await asText(featuresCsv(eachFeature(db, filter), 'en'))
      expect(file.toString()).toContain(`'=HYPERLINK`)
      const [feature] = await features(pmm)
      await pmm.sendLatest('PUT', `/api/features/${feature?.id}/archive`)
      await importAll(pmm, file)
      expect((await features(pmm)).map((one) => one.title)).toEqual([title])
    })

    it('as JSON equals the API response', async () => {
      const { db, pmm } = await start(open)
      expect(JSON.parse((await asText(featuresJson(eachFeature(db, filter)))).toString())).toEqual([])
      await importAll(pmm, list)
      const file = await asText(featuresJson(eachFeature(db, filter)))
      expect(JSON.parse(file.toString())).toEqual(await features(pmm))
    })
  })
})
