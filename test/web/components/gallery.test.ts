import axe from 'axe-core'
import { html } from 'lit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#server/contracts/lists.ts'
import '../../../web/gallery/hr-gallery-page.ts'
import type { HrGalleryPage } from '../../../web/gallery/hr-gallery-page.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { changeTheme } from '../../../web/shell/theme.ts'
import '../../../web/styles/base.css'
import '../../../web/styles/tokens.css'
import { expectFits } from '../expect-fits.ts'
import { eachFont } from '../fonts.ts'
import { mount } from './mount.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('every component in its states', () => {
  beforeAll(() => {
    document.title = 'Gallery'
  })
  afterAll(() => {
    changeTheme('system')
    changeLanguage('en')
  })

  for (const language of languages) {
    for (const theme of ['light', 'dark'] as const) {
      it(`has no axe violations (${language}, ${theme})`, { timeout: 60_000 }, async () => {
        changeLanguage(language)
        changeTheme(theme)
        const page = await mount<HrGalleryPage>(html`<hr-gallery-page role="main"></hr-gallery-page>`)
        // Toasts animate and skeletons appear with a delay; check colours only once they are settled.
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        const { violations } = await axe.run(page, { runOnly: tags, resultTypes: ['violations'] })
        const said = violations.map(
          (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
        )
        expect(said).toEqual([])
      })
    }
  }

  eachFont(() => {
    it('has no overflowing text', { timeout: 60_000 }, () =>
      expectFits(() => html`<hr-gallery-page></hr-gallery-page>`),
    )
  })

  it('does not scroll sideways on a phone', async () => {
    const page = await mount<HrGalleryPage>(html`<hr-gallery-page></hr-gallery-page>`, 360)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(page.scrollWidth).toBeLessThanOrEqual(360)
  })
})
