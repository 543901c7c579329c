import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summaryOf, titleOf } from '#server/domain/documents/description.ts'
import { frontMatterOf } from '#server/domain/documents/front-matter.ts'
import { outlineOf } from '#server/domain/documents/outline.ts'

describe('outlineOf', () => {
  it('lists headings with readable anchors in any language', () => {
    const markdown =
      '---\ntitle: X\n---\n# Goals & **non-goals**\n\nWhat\n===\n\n## 目标与范围：第一期\n\n```\n# code\n```\n\n### `a_b` &amp; [link](x)'
    expect(outlineOf(markdown)).toEqual([
      { level: 1, text: 'Goals & non-goals', anchor: 'goals--non-goals' },
      { level: 1, text: 'What', anchor: 'what' },
      { level: 2, text: '目标与范围：第一期', anchor: '目标与范围第一期' },
      { level: 3, text: 'a_b & link', anchor: 'a_b--link' },
    ])
  })

  it('keeps anchors unique, also when a heading is written like the anchor of another', () => {
    const anchors = outlineOf('# A\n# A-1\n# A\n# A\n# !\n# ?').map(({ anchor }) => anchor)
    expect(anchors).toEqual(['a', 'a-1', 'a-2', 'a-3', 'section', 'section-1'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a-1', 'a-1-1', 'a-2', 'A', '', '!')), (texts) => {
        const found = outlineOf(texts.map((text) => `# ${text}`).join('\n\n')).map(({ anchor }) => anchor)
        expect(new Set(found).size).toBe(texts.length)
      }),
    )
  })
})

describe('frontMatterOf', () => {
  it('reads simple fields and lists, and leaves the rest of the text', () => {
    const markdown =
      '---\r\ntitle: "Shift swap: v2"\r\nowner: Lin Yue # PMM\nstatus:\ntags: [retail, \'mobile\']\nreviewers:\n  - Fang\n  - 周敏\nnote: >\n  Two\n  lines\n标签: 门店\n---\n\n# Heading\n'
    expect(frontMatterOf(markdown)).toEqual({
      title: 'Shift swap: v2',
      fields: {
        title: 'Shift swap: v2',
        owner: 'Lin Yue',
        status: '',
        tags: 'retail, mobile',
        reviewers: 'Fang, 周敏',
        note: 'Two lines',
        标签: '门店',
      },
      body: '# Heading\n',
    })
  })

  it.each(['---\n\nText after a line\n\n---\n', 'Text\n---\na: b\n---', '---\na: b\n', '# A'])(
    'leaves %j as it is',
    (markdown) => expect(frontMatterOf(markdown)).toEqual({ fields: {}, body: markdown }),
  )

  it('has no field that is not the document’s', () => {
    const { fields } = frontMatterOf('---\n__proto__: x\nconstructor: y\n---\n')
    expect(Object.keys(fields)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })
})

describe('titleOf', () => {
  it.each([
    ['---\ntitle: From the front\n---\n# Heading', 'x.md', 'From the front'],
    ['Text\n\n## *First* heading\n\n# Second', 'x.md', 'First heading'],
    ['Only text', 'docs/2027-03-01-shift_swap-v2.final.md', '2027-03-01 shift swap v2.final'],
    ['', '排班 PRD.docx', '排班 PRD'],
  ])('of %j, %j is %j', (markdown, fileName, title) => expect(titleOf(markdown, fileName)).toBe(title))
})

describe('summaryOf', () => {
  it('is the first paragraph that says something, without marks', () => {
    const markdown =
      '# Title\n\n[![badge](https://x.example/b.svg)](https://x.example)\n\n**Owner**: Lin\n\nManagers plan **next week** where they [stand](https://x.example) &amp; work.\n\nMore.'
    expect(summaryOf(markdown)).toBe('Managers plan next week where they stand & work.')
    expect(summaryOf('# 背景\n\n店长不用回办公室开电脑，在手机上就能排好下周的班，谁请了假当场提示。')).toBe(
      '店长不用回办公室开电脑，在手机上就能排好下周的班，谁请了假当场提示。',
    )
  })

  it('ends with a sentence, within 300 characters', () => {
    const english = summaryOf('The manager plans version 2.0 of the week. '.repeat(20))
    expect(english.length).toBeLessThanOrEqual(300)
    expect(english).toMatch(/of the week\.$/)
    const chinese = summaryOf('店长在手机上排下周的班。'.repeat(40))
    expect(chinese.length).toBeLessThanOrEqual(300)
    expect(chinese).toMatch(/。$/)
    expect(summaryOf('word '.repeat(200))).toMatch(/^(word ){58,59}word…$/)
  })

  it('of anything is short and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '\uD800',
            '\u0000',
            '[',
            '^',
            ']',
            ':',
            ' ',
            '\n',
            '-',
            '店',
            '#',
            '`',
            '*',
            '|',
            '<',
            '&',
          ),
          maxLength: 900,
        }),
        (text) => {
          expect(summaryOf(text).length).toBeLessThanOrEqual(300)
          titleOf(text, text)
          outlineOf(text)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('the time it takes to find the headings', () => {
  it.each([
    ['emphasis', '**a _'.repeat(50_000)],
    ['emphasis in lines', ('*a_'.repeat(100) + '\n').repeat(800)],
    ['quotes', '>>a\n>b\n'.repeat(15_000)],
    ['quotes in quotes', '>'.repeat(100_000)],
    ['lists in lists', '1. '.repeat(80_000)],
    ['brackets', '[a]('.repeat(60_000)],
    ['one line of 20 MB', 'a字 '.repeat(7_000_000)],
    ['a picture written into the text', `![](data:image/png;base64,${'QUJD'.repeat(2_000_000)})`],
  ])('is short: %s', { timeout: 20_000 }, (_name, markdown) => {
    const from = performance.now()
    expect(outlineOf(markdown + '\n\n# End').at(-1)).toMatchObject({ text: 'End' })
    summaryOf(markdown)
    expect(performance.now() - from).toBeLessThan(8_000)
  })
})
