import { describe, expect, it } from 'vitest'
import { Slug } from '#server/contracts/primitives.ts'
import { featureRules } from '#server/domain/warnings/feature-rules.ts'
import { launchRules } from '#server/domain/warnings/launch-rules.ts'
import { raise, type WarningRule } from '#server/domain/warnings/warning-rule.ts'

const rules = [...featureRules, ...launchRules]

describe('the shipped rules', () => {
  it('cover the warnings of the main job', () => {
    const codes = [...new Set(rules.map(({ code }) => code))].sort()
    expect(codes).toEqual(['W01', 'W03', 'W04', 'W10', 'W14', 'W17', 'W29', 'W36'])
  })

  it('have unique slugs', () => {
    expect(new Set(rules.map(({ slug }) => slug)).size).toBe(rules.length)
    for (const { slug } of rules) expect(Slug.safeParse(slug).success).toBe(true)
  })

  it.each(rules.flatMap(({ slug, causes }) => causes.map(({ text }) => [slug, text] as const)))(
    '%s uses the same parameters in both languages and Chinese punctuation in Chinese',
    (_slug, text) => {
      const names = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()
      expect(names(text['zh-Hans'])).toEqual(names(text.en))
      expect(text.en).toMatch(/\.$/)
      expect(text['zh-Hans']).toMatch(/。$/)
      expect(text['zh-Hans']).not.toMatch(/[,;:!?]/)
    },
  )
})

describe('the evaluation of the rules of a bakery', () => {
  const both = (en: string, zh: string) => ({ en, 'zh-Hans': zh })
  const bakery: WarningRule<{ loaves: number }>[] = [
    {
      code: 'B1',
      slug: 'sold-out',
      severity: 'blocks',
      noun: 'launch',
      title: both('Sold out', '卖光了'),
      causes: [
        {
          when: ({ loaves }) => (loaves < 3 ? { loaves, bread: both('rye', '黑麦') } : null),
          text: both('{loaves} {bread} left, {unknown}.', '只剩 {loaves} 个{bread}。'),
        },
        { when: ({ loaves }) => (loaves === 0 ? {} : null), text: both('Bake.', '快烤。') },
      ],
    },
  ]

  it('returns nothing when no cause applies', () => {
    expect(raise(bakery, { loaves: 3 })).toEqual([])
  })

  it('fills and joins the causes that apply', () => {
    expect(raise(bakery, { loaves: 0 })).toEqual([
      {
        code: 'B1',
        slug: 'sold-out',
        severity: 'blocks',
        noun: 'launch',
        title: both('Sold out', '卖光了'),
        cause: both('0 rye left, {unknown}. Bake.', '只剩 0 个黑麦。快烤。'),
      },
    ])
  })
})
