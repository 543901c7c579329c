import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { outlineOf } from '#server/domain/documents/outline.ts'
import { startJourney } from '../journeys/start-journey.ts'

const folder = new URL('../../../shared/data/seed-saas-pmm/posthog/rfcs/', import.meta.url)
const documents = readdirSync(folder).map((name) => ({
  name,
  markdown: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'),
}))

/** Tables by their second line, outside of code. */
const countTables = (markdown: string) =>
  markdown.replace(/^```[^]*?^```/gm, '').match(/^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/gm)?.length ?? 0

it('shows every real document with its headings and tables, on a phone, under the policy of the server', async () => {
  const { page, troubles } = await startJourney('en')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/gallery')
  await page.locator('hr-document').waitFor()
  await page.evaluate(() => {
    const element = document.createElement('hr-document')
    document.body.replaceChildren(element)
    document.body.style.padding = '16px'
  })
  expect(documents.length).toBeGreaterThan(40)
  for (const { name, markdown } of documents) {
    const shown = await page.evaluate(async (text) => {
      const element = document.querySelector('hr-document')!
      const rendered = new Promise((resolve) =>
        element.addEventListener('document-rendered', resolve, { once: true }),
      )
      element.markdown = text
      await rendered
      const article = element.shadowRoot!.querySelector('article')!
      return {
        headings: [...article.querySelectorAll('.heading > [id]')].map(({ id }) => id),
        tables: article.querySelectorAll('table').length,
        images: article.querySelectorAll('img').length,
        width: document.documentElement.scrollWidth,
      }
    }, markdown)
    expect(shown, name).toEqual({
      headings: outlineOf(markdown).map(({ anchor }) => `user-content-${anchor}`),
      tables: countTables(markdown),
      images: 0,
      width: 360,
    })
  }
  expect(troubles).toEqual([])
})
