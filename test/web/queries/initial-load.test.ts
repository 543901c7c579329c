import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { afterEach, expect, it, vi } from 'vitest'
import { LocalizedElement } from '../../../web/elements/localized-element.ts'
import { InitialLoad } from '../../../web/queries/initial-load.ts'
import { mount, textOf } from '../components/mount.ts'

/** Two queries of a page, each pending until the test answers it. */
@customElement('test-page')
class TestPage extends LocalizedElement {
  readonly warnings = { isFirstUnderWay: true }
  readonly tasks = { isFirstUnderWay: true }
  private readonly beside = new InitialLoad(this, () => [this.warnings, this.tasks])

  override render() {
    return html`${this.beside.isDone ? 'the page' : 'what is coming'}`
  }

  async with(change: () => void): Promise<string> {
    change()
    this.requestUpdate()
    await this.updateComplete
    return textOf(this)
  }
}

afterEach(() => vi.useRealTimers())

it('a page is rendered once all its first responses have arrived, and stays during a refetch', async () => {
  const page = await mount<TestPage>(html`<test-page></test-page>`)
  expect(textOf(page)).toBe('what is coming')
  expect(await page.with(() => (page.tasks.isFirstUnderWay = false))).toBe('what is coming')
  expect(await page.with(() => (page.warnings.isFirstUnderWay = false))).toBe('the page')
  expect(await page.with(() => (page.warnings.isFirstUnderWay = true))).toBe('the page')
})

it('a page waits for a slow response only for a limited time', async () => {
  vi.useFakeTimers()
  const page = await mount<TestPage>(html`<test-page></test-page>`)
  expect(await page.with(() => vi.advanceTimersByTime(2_900))).toBe('what is coming')
  expect(await page.with(() => vi.advanceTimersByTime(200))).toBe('the page')
})
