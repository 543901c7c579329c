import type {} from '@vitest/browser-playwright'
import { afterEach, beforeEach, describe } from 'vitest'
import { cdp } from 'vitest/browser'
import { fontNames, type FontName } from '../support/block-font.ts'
import { setFont, testFont } from './set-font.ts'

const still = { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] }

/** Defines tests once in a narrow and once in a wide font, the same on every machine, without animations. */
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
