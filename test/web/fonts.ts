import type {} from '@vitest/browser-playwright'
import { afterEach, beforeEach, describe } from 'vitest'
import { cdp } from 'vitest/browser'
import { blockFont, fontNames, type FontName } from '../support/block-font.ts'

/** Sets the document in a font. Needs nothing from outside itself, so that it can be sent to a page. */
export async function setFont({ family, bytes }: { family: string; bytes: number[] }): Promise<void> {
  document.fonts.add(await new FontFace(family, new Uint8Array(bytes).buffer, { weight: '1 1000' }).load())
  for (const name of ['font-family', '--font-text', '--font-title', '--font-figure'])
    document.documentElement.style.setProperty(name, family)
}

/** What `setFont` takes for one of the test fonts. */
export const testFont = (font: FontName) => ({ family: `block-${font}`, bytes: [...blockFont(font)] })

const still = { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] }

/** Defines tests once in a narrow and once in a wide font, the same on every machine; nothing moves under them. */
export function eachFont(define: (font: FontName) => void): void {
  for (const font of fontNames)
    describe(`in a ${font} font`, () => {
      beforeEach(async () => {
        await cdp().send('Emulation.setEmulatedMedia', still)
        await setFont(testFont(font))
      })
      afterEach(async () => {
        await cdp().send('Emulation.setEmulatedMedia', { features: [] })
        document.documentElement.removeAttribute('style')
      })
      define(font)
    })
}
