import type { LitElement, TemplateResult } from 'lit'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { languages } from '#server/contracts/lists.ts'
import { changeLanguage } from '../../web/locales/language.ts'
import '../../web/styles/base.css'
import '../../web/styles/tokens.css'
import { mount } from './components/mount.ts'
import { misfits } from './misfits.ts'

/** Window widths and the content width of a page in each: a phone, a small and a wide window. */
const windows = [
  [360, 328],
  [900, 820],
  [1280, 1100],
] as const

/** Renders a template in both languages and several window widths, and expects no overflowing text. */
export async function expectFits(template: () => TemplateResult): Promise<void> {
  try {
    for (const [window, room] of windows) {
      await page.viewport(window, 800)
      for (const language of languages) {
        changeLanguage(language)
        const element = await mount<LitElement>(template(), room)
        // An observer's measurement is drawn in the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        const message = `${language}, ${window} px`
        await expect.poll(() => misfits(element), { message }).toEqual([])
        expect(document.documentElement.scrollWidth, message).toBeLessThanOrEqual(window)
        element.parentElement?.remove()
      }
    }
  } finally {
    await page.viewport(1280, 800)
    changeLanguage('en')
  }
}
