import axe from 'axe-core'
import type { LitElement, TemplateResult } from 'lit'
import { expect } from 'vitest'
import { languages } from '#server/contracts/lists.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { changeTheme } from '../../../web/shell/theme.ts'
import '../../../web/styles/base.css'
import '../../../web/styles/tokens.css'
import { mount } from '../components/mount.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Shows a part of a page in both languages and themes and expects no axe violations. */
export async function expectAxeClean(template: () => TemplateResult): Promise<void> {
  try {
    for (const language of languages) {
      for (const theme of ['light', 'dark'] as const) {
        changeLanguage(language)
        changeTheme(theme)
        const element = await mount<LitElement>(template())
        await element.updateComplete
        const { violations } = await axe.run(element, { runOnly: tags, resultTypes: ['violations'] })
        const said = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)
        expect(said, `${language}, ${theme}`).toEqual([])
      }
    }
  } finally {
    changeTheme('system')
    changeLanguage('en')
  }
}
