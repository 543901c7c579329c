import { afterEach, describe, expect, expectTypeOf, it } from 'vitest'
import { changeLanguage } from '../../../web/locales/language.ts'
import { messages } from '../../../web/locales/messages.ts'
import type { KeyOf, Translated } from '../../../web/locales/messages.ts'

const en = {
  greeting: 'Hello {{name}}, {{name}}!',
  list: { boats_one: '{{count}} boat', boats_other: '{{count}} boats' },
} as const
const zhHans = { greeting: '你好，{{name}}！', list: { boats_other: '{{count}} 艘船' } }
const t = messages({ en, 'zh-Hans': zhHans })

afterEach(() => changeLanguage('en'))

describe('messages', () => {
  it('selects the plural form of the language', () => {
    expect([0, 1, 2].map((count) => t('list.boats', { count }))).toEqual(['0 boats', '1 boat', '2 boats'])
    changeLanguage('zh-Hans')
    expect([0, 1, 2].map((count) => t('list.boats', { count }))).toEqual(['0 艘船', '1 艘船', '2 艘船'])
  })

  it('inserts a parameter at every placeholder, unescaped, and nothing for a missing one', () => {
    expect(t('greeting', { name: '{{count}} $& <b>' })).toBe('Hello {{count}} $& <b>, {{count}} $& <b>!')
    expect(t('greeting')).toBe('Hello , !')
  })

  it('uses the current language', () => {
    changeLanguage('zh-Hans')
    expect(t('greeting', { name: 'Wei' })).toBe('你好，Wei！')
  })

  it('looks up each message by its dotted key, a plural by its stem', () => {
    expectTypeOf<KeyOf<typeof en>>().toEqualTypeOf<'greeting' | 'list.boats'>()
  })

  it('has the same keys in Chinese as in English, without the singular forms', () => {
    expectTypeOf<Translated<typeof en>>().branded.toEqualTypeOf<{
      readonly greeting: string
      readonly list: { readonly boats_other: string }
    }>()
  })
})
