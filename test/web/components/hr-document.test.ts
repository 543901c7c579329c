import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { outlineOf } from '#server/domain/documents/outline.ts'
import '../../../web/components/hr-document.ts'
import type { HrDocument } from '../../../web/components/hr-document.ts'
import type { DocumentRendered } from '../../../web/events/document-rendered.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import '../../../web/styles/base.css'
import '../../../web/styles/tokens.css'
import { inside, mount, textOf } from './mount.ts'

const hash = 'ab'.repeat(32)
/** An address that answers without a server. */
const pixel = (sha256: string) => `data:image/gif;base64,R0lGODlhAQABAAAAACw=#${sha256}`

async function read(markdown: string, width = 700) {
  let rendered: DocumentRendered | undefined
  const element = await mount<HrDocument>(
    html`<hr-document
      .markdown=${markdown}
      .imageAddress=${pixel}
      @document-rendered=${(event: DocumentRendered) => (rendered = event)}
    ></hr-document>`,
    width,
  )
  await expect.poll(() => rendered, { timeout: 10_000 }).toBeDefined()
  await element.updateComplete
  return { element, article: inside<HTMLElement>(element, 'article'), outline: rendered!.outline }
}

beforeEach(() => changeLanguage('en'))

describe('hr-document', () => {
  it('gives every heading the anchor of the outline, below the headings of the page', async () => {
    const markdown = '# Goals\n\n> ## Goals\n\n- ### 目标：第一期\n\nWhat `x` & y\n---\n\n###### Six'
    const { article, outline } = await read(markdown)
    expect(outline).toEqual(outlineOf(markdown))
    const headings = [...article.querySelectorAll('.heading > [id]')]
    expect(headings.map(({ id }) => id)).toEqual(outline.map(({ anchor }) => `user-content-${anchor}`))
    expect(headings.map(({ localName }) => localName)).toEqual(['h2', 'h3', 'h4', 'h3', 'h6'])
  })

  it('copies nothing from the page into its own ids, and goes to a heading by its address', async () => {
    const { element, article } = await read(
      `# One\n\n${'Text.\n\n'.repeat(80)}## 二\n\n[up](#one) [note](#no)`,
    )
    element.goTo('二')
    expect(element.shadowRoot?.activeElement?.textContent).toBe('二')
    await userEvent.click(article.querySelector('a[href="#one"]')!)
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toBe('One')
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('opens links elsewhere in a new tab, says so, and shows relative ones as text', async () => {
    const { article } = await read(
      '[a](https://other.example/x) [b](docs/b.html) [c](//other.example) [d](mailto:a@b.example) <https://c.example>',
    )
    const links = [...article.querySelectorAll('a')]
    expect(links.map((link) => [link.getAttribute('href'), link.target, link.rel])).toEqual([
      ['https://other.example/x', '_blank', 'noopener noreferrer'],
      ['mailto:a@b.example', '', 'noopener noreferrer'],
      ['https://c.example', '_blank', 'noopener noreferrer'],
    ])
    expect(links[0]?.textContent).toBe('a (opens in a new tab)')
    expect(article.textContent).toContain(' b c d')
  })

  it('shows images of the file store with a caption, and others as a label with their address', async () => {
    const { article } = await read(
      `![The plan](image:${hash})\n\nInline ![x](image:${hash}) one\n\n![Far](https://far.example/a.png)\n\n![Near](a.png)\n\n![](data:image/png;base64,AAAA)`,
    )
    const [alone, inline, ...others] = [...article.querySelectorAll('img')]
    expect(others).toEqual([])
    expect([alone?.getAttribute('src'), alone?.alt, alone?.loading]).toEqual([
      pixel(hash),
      'The plan',
      'lazy',
    ])
    expect(alone?.parentElement?.querySelector('figcaption')?.textContent).toBe('The plan')
    expect(inline?.closest('p')?.textContent).toBe('Inline  one')
    const labels = [...article.querySelectorAll('.not-loaded')].map((label) => label.textContent)
    expect(labels).toEqual([
      'Image on another site, not loaded Far far.example/a.png (opens in a new tab)',
      'Image that is not part of the document Near a.png',
      'Image that is not part of the document',
    ])
  })

  it('names tasks, tables, code and footnotes, and links footnotes back', async () => {
    const { article } = await read(
      '- [x] Done it\n- [ ] Not yet\n\n| Name | Share |\n|---|---|\n| a | 12% |\n\n```sql\nselect 1\n```\n\nText[^n]\n\n[^n]: The note.',
    )
    const boxes = [...article.querySelectorAll('input')]
    expect(boxes.map((box) => [box.getAttribute('aria-label'), box.checked, box.disabled])).toEqual([
      ['Done', true, true],
      ['Not done yet', false, true],
    ])
    expect(article.querySelector('.table')?.getAttribute('aria-label')).toBe('Table: Name, Share')
    expect(article.querySelector<HTMLElement>('td:last-child')?.getAttribute('align')).toBe('right')
    expect(article.querySelector('.code')?.getAttribute('aria-label')).toBe('Code: sql')
    const [reference, back] = ['sup a', '.notes li a'].map((one) =>
      article.querySelector<HTMLAnchorElement>(one)!,
    )
    for (const link of [reference, back])
      expect(article.querySelector(`[id="user-content-${link?.hash.slice(1)}"]`)).not.toBeNull()
    expect(back?.getAttribute('aria-label')).toBe('Back to the place of footnote 1')
  })

  it('can be scrolled with the keyboard where it is wider than its room', async () => {
    const row = `| ${'unbreakable_name '.repeat(1)}`.repeat(12) + '|'
    const { article } = await read(`${row}\n${'|---'.repeat(12)}|\n${row}\n\n| a |\n|---|\n| b |`, 340)
    const [wide, small] = [...article.querySelectorAll<HTMLElement>('.table')]
    await expect.poll(() => wide?.getAttribute('role')).toBe('region')
    expect(wide?.tabIndex).toBe(0)
    expect(small?.hasAttribute('tabindex')).toBe(false)
    expect(article.scrollWidth).toBeLessThanOrEqual(340)
  })

  it('shows the fields before the text, and follows the language of the page', async () => {
    const { element, article } = await read('---\ntitle: X\nowner: Lin <b>\n---\nText[^1]\n\n[^1]: Note')
    expect(article.querySelector('dl')?.textContent).toBe('ownerLin <b>')
    changeLanguage('zh-Hans')
    await expect.poll(() => textOf(element)).toContain('脚注')
    expect(article.lang).toBe('')
    expect((await read('店长在手机上排班。')).article.lang).toBe('zh-Hans')
  })

  it('renders a long document in parts, and the rest when asked', async () => {
    const paragraph = 'The manager plans the week on the phone. '.repeat(12)
    const markdown = Array.from({ length: 4_000 }, (_, i) => (i % 50 ? paragraph : `## Part ${i}`)).join(
      '\n\n',
    )
    const { element, article, outline } = await read(markdown)
    expect(outline).toHaveLength(80)
    expect(article.textContent.length).toBeLessThan(markdown.length * 0.7)
    expect(textOf(element)).toMatch(/About [56]\d % of it is shown/)
    element.goTo('part-3950')
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Part 3950')
  })

  it('renders what would take other parsers minutes', async () => {
    for (const markdown of [
      '**a _'.repeat(50_000),
      '>'.repeat(100_000),
      'x'.repeat(20_000_000),
      '<div>'.repeat(30_000),
    ]) {
      const from = performance.now()
      await read(markdown)
      expect(performance.now() - from).toBeLessThan(8_000)
    }
  })
})
