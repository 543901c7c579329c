import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../web/components/hr-document-difference.ts'
import type { HrDocumentDifference } from '../../../web/components/hr-document-difference.ts'
import '../../../web/components/hr-outline.ts'
import type { HrOutline } from '../../../web/components/hr-outline.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import '../../../web/styles/tokens.css'
import { inside, mount, textOf } from './mount.ts'

beforeEach(() => changeLanguage('en'))

async function compare(earlier: string, later: string) {
  const element = await mount<HrDocumentDifference>(
    html`<hr-document-difference .earlier=${earlier} .later=${later}></hr-document-difference>`,
  )
  await expect.poll(() => element.shadowRoot?.querySelector('hr-skeleton')).toBeNull()
  return element
}

const paragraphs = Array.from({ length: 9 }, (_, index) => `Paragraph ${index} stays as it is.`)
const earlier = ['# Plan', ...paragraphs, '## Scope', 'Two stores.', 'Old end of it all.'].join('\n\n')
const later = ['# Plan', 'A new beginning.', ...paragraphs, '## Scope', 'Three stores.'].join('\n\n')

describe('hr-document-difference', () => {
  it('marks words by more than colour and counts them', async () => {
    const element = await compare(earlier, later)
    const marks = [...(element.shadowRoot?.querySelectorAll('ins, del') ?? [])]
    expect(marks.map((mark) => mark.textContent?.replace(/\s+/g, ' '))).toEqual([
      'added: A new beginning.',
      'removed: Two',
      'added: Three',
      'removed: Old end of it all.',
    ])
    for (const mark of marks.slice(1, 3))
      expect(getComputedStyle(mark).textDecorationLine).toBe(
        mark.localName === 'ins' ? 'underline' : 'line-through',
      )
    expect(textOf(element)).toContain('4 words added 6 words removed')
  })

  it('folds what did not change, but not the heading of the next change', async () => {
    const element = await compare(earlier, later)
    expect(textOf(element)).toContain('8 unchanged paragraphs')
    expect(textOf(element)).toContain('Scope')
    expect(textOf(element)).not.toContain('Paragraph 4')
    inside<HTMLElement>(element, '.folded button').click()
    await element.updateComplete
    expect(textOf(element)).toContain('Paragraph 4')
  })

  it('goes from change to change with the keyboard', async () => {
    const element = await compare(earlier, later)
    const [previous, next] = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.moves button') ?? [])]
    next?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toContain('A new beginning.')
    next?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toContain('Three')
    expect(inside(element, '.position').textContent).toBe('2 of 2')
    previous?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toContain('A new beginning.')
  })

  it('says that nothing changed', async () => {
    expect(textOf(await compare('One\ntwo', '**One** two'))).toBe('The two versions say the same.')
  })

  it('says so when words were not compared', async () => {
    const element = await compare('a '.repeat(30_000), 'b '.repeat(30_000))
    expect(textOf(element)).toContain('compared as a whole')
  })
})

describe('hr-outline', () => {
  const heading = (level: number, text: string) => ({ level, text, anchor: text.toLowerCase() })
  const headings = [
    heading(1, 'Title'),
    heading(2, 'A'),
    heading(3, 'B'),
    heading(4, 'C'),
    heading(5, 'Deep'),
    heading(2, 'D'),
  ]

  it('nests headings to three levels, without the title, and marks the section in view', async () => {
    const element = await mount<HrOutline>(
      html`<hr-outline .headings=${headings} current="deep"></hr-outline>`,
    )
    const links = [...(element.shadowRoot?.querySelectorAll('a') ?? [])]
    const depth = (link: Element) => {
      let count = 0
      for (let one = link.closest('ol'); one; one = one.parentElement?.closest('ol') ?? null) count++
      return count
    }
    expect(links.map((link) => [link.textContent.trim(), link.getAttribute('href'), depth(link)])).toEqual([
      ['A', '#a', 1],
      ['B', '#b', 2],
      ['C', '#c', 3],
      ['D', '#d', 1],
    ])
    expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, null, 'location', null])
    expect(inside<HTMLDetailsElement>(element, 'details').open).toBe(true)
  })

  it('is nothing without headings', async () => {
    const element = await mount<HrOutline>(html`<hr-outline></hr-outline>`)
    expect(element.shadowRoot?.querySelector('nav')).toBeNull()
  })
})
