import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { expect, it } from 'vitest'
import { Page } from '../../../web/elements/page.ts'
import { mount } from '../components/mount.ts'

/** Removes, disables or hides its button without an update of the page. */
@customElement('test-vanishing')
class TestVanishing extends LitElement {
  @state() what: 'kept' | 'removed' | 'disabled' | 'hidden' = 'kept'

  get button(): HTMLButtonElement {
    return this.renderRoot.querySelector('button')!
  }

  override render() {
    if (this.what === 'removed') return nothing
    return html`<input /><button ?disabled=${this.what === 'disabled'} ?hidden=${this.what === 'hidden'}>
        A
      </button>`
  }
}

@customElement('test-focus-page')
class TestFocusPage extends Page {
  override render() {
    return html`<test-vanishing></test-vanishing>`
  }
}

async function open() {
  const page = await mount<TestFocusPage>(html`<test-focus-page></test-focus-page>`)
  const main = page.parentElement!
  main.tabIndex = -1
  return { main, inner: page.shadowRoot!.querySelector('test-vanishing') as TestVanishing }
}

it.each(['removed', 'disabled', 'hidden'] as const)(
  'focuses the place of the page when an inner element has %s the focused control',
  async (what) => {
    const { main, inner } = await open()
    // The page does not hear of a move inside one shadow root.
    inner.renderRoot.querySelector('input')!.focus()
    inner.button.focus()
    inner.what = what
    await expect.poll(() => document.activeElement).toBe(main)
  },
)

it('does not take the focus back from a control that lost it and can still have it', async () => {
  const { inner } = await open()
  inner.button.focus()
  inner.button.blur()
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  expect(document.activeElement).toBe(document.body)
})
