/** A PRD from the first file to the final version, as its PM works on it in the browser. */
import { expect, it } from 'vitest'
import type { Document, DocumentList } from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import { languages } from '#server/contracts/lists.ts'
import { looksIn, pageProblems } from './page-checks.ts'
import { enterAs, testPeople } from './people.ts'
import { openJourney, serverOfFile } from './start-journey.ts'

const server = serverOfFile((client) => client.firstAdministrator(testPeople.first))

/** What Word puts on the clipboard. */
const copied =
  '<html><body><h1>Sourdough</h1><p>Bakes <b>overnight</b>.</p><table><tr><td>Flour</td><td>1 kg</td></tr></table></body></html>'

it.each(languages)(
  'a PRD is attached, read, changed, compared and final, in %s',
  { timeout: 90_000 },
  async (language) => {
    const journey = await openJourney(server(), language)
    const { page, say, troubles } = journey
    const client = await enterAs(journey, testPeople.first.name)
    await client.patch('/api/session', { language })
    const title = `Sourdough ${language}`
    const { body: feature } = await client.post<Feature>('/api/features', { title })
    await page.goto(`/features/${feature.id}`)
    await page.getByText(say.document('none')).waitFor()

    await page.locator('hr-attach input[type=file]').setInputFiles({
      name: '需求 v1.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Starter\n\nIt rises in four hours.\n\n## Limits\n\nOne kilogram at most.\n'),
    })
    await page.getByRole('link', { name: 'Starter' }).click()
    await page.getByRole('heading', { name: 'Limits' }).waitFor()
    expect(await page.locator('hr-outline').getByRole('link').count()).toBeGreaterThan(0)
    expect(await pageProblems(page, language, looksIn(language))).toEqual([])

    const field = page.getByLabel(say.document('attach.paste'))
    await field.focus()
    await field.evaluate((element, markup) => {
      const data = new DataTransfer()
      data.setData('text/html', markup)
      data.setData('text/plain', 'Sourdough')
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }),
      )
    }, copied)
    await page.locator('hr-document').getByRole('table').waitFor()

    await page.getByRole('link', { name: say.document('compare', { number: 1 }) }).click()
    await page.getByRole('heading', { name: say.document('compared', { earlier: 1, later: 2 }) }).waitFor()
    await page.locator('hr-document-difference ins').first().waitFor()
    expect(await pageProblems(page, language, looksIn(language))).toEqual([])
    await page.getByRole('link', { name: say.document('endCompare') }).click()

    await page.getByLabel(say.document('final.since')).fill('2026-11-20')
    await page.getByRole('button', { name: say.document('final.mark') }).click()
    await page.getByRole('button', { name: say.document('final.unmark') }).waitFor()
    expect((await client.get<Feature>(`/api/features/${feature.id}`)).body.prdFinalOn).toBe('2026-11-20')

    await page.getByRole('button', { name: say.document('more') }).click()
    await page.getByRole('button', { name: say.document('withdraw.do') }).click()
    await page.locator('hr-dialog').getByRole('textbox').fill('The amount is wrong')
    await page
      .locator('hr-dialog')
      .getByRole('button', { name: say.document('withdraw.do') })
      .click()
    await page.locator('header').getByText('The amount is wrong').waitFor()
    await page.getByRole('link', { name: say.document('version', { number: 1 }), exact: true }).click()
    await page.getByRole('heading', { name: 'Limits' }).waitFor()
    const { items } = (await client.get<DocumentList>(`/api/features/${feature.id}/documents`)).body
    const [document] = items as [Document]
    expect([document.current?.number, document.final, document.versionCount]).toEqual([1, null, 2])
    expect(troubles).toEqual([])
  },
)
