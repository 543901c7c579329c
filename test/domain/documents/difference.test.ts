import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, type Difference } from '#server/domain/documents/difference.ts'
import { blocksOf } from '#server/domain/documents/document-blocks.ts'
import type { DifferencePart } from '#server/domain/documents/word-difference.ts'

/** What one of the two versions reads, block by block. */
const readFrom = ({ blocks }: Difference, other: DifferencePart['kind']) =>
  blocks
    .filter(({ parts }) => parts.some(({ kind }) => kind !== other))
    .map(({ parts }) =>
      parts
        .filter(({ kind }) => kind !== other)
        .map(({ text }) => text)
        .join(''),
    )
const textsOf = (markdown: string) => blocksOf(markdown).map(({ text }) => text)
const changesOf = (before: string, after: string) =>
  differenceOf(before, after)
    .blocks.filter(({ kind }) => kind !== 'same')
    .map(({ kind, type, parts }) => [
      kind,
      type,
      parts.map((part) => `${part.kind[0]}:${part.text}`).join('|'),
    ])

describe('differenceOf', () => {
  it('compares the words of a rewritten block', () => {
    expect(
      changesOf('# A\n\nThe manager plans the week.', '# A\n\nThe manager plans the *next* week.'),
    ).toEqual([['changed', 'paragraph', 's:The manager plans the |a:next |s:week.']])
    expect(changesOf('- 店长在手机上排班', '- 店长在门店排班')).toEqual([
      ['changed', 'list-item', 's:店长在|r:手机上|a:门店|s:排班'],
    ])
  })

  it('says which blocks came and went, each with its type', () => {
    const before =
      '# One\n\nFirst paragraph here.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sql\nselect 1\n```'
    const after = '# One\n\n## Two\n\n> Quoted words.\n\n| a | b |\n|---|---|\n| 3 | 4 |\n'
    expect(changesOf(before, after)).toEqual([
      ['removed', 'paragraph', 'r:First paragraph here.'],
      ['added', 'heading', 'a:Two'],
      ['added', 'quote', 'a:Quoted words.'],
      ['removed', 'table-row', 'r:1 | 2'],
      ['removed', 'code', 'r:select 1'],
      ['added', 'table-row', 'a:3 | 4'],
    ])
  })

  it('sees a ticked task, another address, another picture and another field', () => {
    expect(changesOf('- [ ] Sign off', '- [x] Sign off')).toEqual([
      ['changed', 'list-item', 'r:☐|a:☑|s: Sign off'],
    ])
    expect(
      changesOf('See [the plan](https://a.example/1)', 'See [the plan](https://a.example/2)'),
    ).toHaveLength(1)
    expect(changesOf(`![Sketch](image:${'a'.repeat(64)})`, `![Sketch](image:${'b'.repeat(64)})`)).not.toEqual(
      [],
    )
    expect(changesOf('---\nstatus: draft\n---\nText', '---\nstatus: in its final form\n---\nText')).toEqual([
      ['changed', 'field', 's:status: |r:draft|a:in its final form'],
    ])
  })

  it('sees no change in wrapping, in emphasis and in empty lines', () => {
    expect(changesOf('One two\nthree 店长\n排班', '\n\n**One** two three\n店长排班\n')).toEqual([])
  })

  it('counts words, a Chinese character as one', () => {
    expect(differenceOf('The same', "The same\n\nIt's 40 percent 更快")).toMatchObject({
      wordsAdded: 5,
      wordsRemoved: 0,
    })
  })

  const line = fc.oneof(
    fc.stringMatching(/^(#{1,4} |- |\d\. |> |\||```|---|  - )?[a-c *_`[\]()|]{0,12}$/),
    fc.string({ unit: 'binary-ascii', maxLength: 12 }),
    fc.constantFrom(
      '',
      '店长在手机上排班。',
      '# 目标',
      '| a | b |',
      '|---|---|',
      '- [x] done',
      '***',
      '===',
      '\uD800 \u2028 \u0000',
    ),
  )
  const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))

  it('has both versions: same and added are the later text, same and removed the earlier one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const difference = differenceOf(before, after)
        expect(readFrom(difference, 'removed')).toEqual(textsOf(after))
        expect(readFrom(difference, 'added')).toEqual(textsOf(before))
      }),
      { numRuns: 200 },
    )
  })

  it('of a text with itself is nothing', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(differenceOf(one, one).blocks.filter(({ kind }) => kind !== 'same')).toEqual([])
      }),
    )
  })
})

describe('the time a comparison takes', () => {
  const words = [
    'shift',
    'manager',
    'week',
    'plans',
    'approves',
    'rest',
    'hours',
    'store',
    '店长',
    '排班',
    '审批',
    '工时',
  ]
  let seed = 7
  const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  const sentence = () => Array.from({ length: 14 }, () => words[next(words.length)]).join(' ')
  const documentOf = (length: number) => {
    const paragraphs: string[] = []
    for (let size = 0; size < length; size += paragraphs.at(-1)!.length)
      paragraphs.push(`${sentence()} ${next(1e9)}. ${sentence()} ${next(1e9)}.`)
    return paragraphs
  }
  const timeOf = (before: string, after: string) => {
    const from = performance.now()
    const difference = differenceOf(before, after)
    return { difference, time: performance.now() - from }
  }

  it('of 170 kB with three in ten paragraphs rewritten is short', () => {
    const before = documentOf(170_000)
    const after = before.map((one) => (next(10) < 3 ? one.replace('week', 'month') + ` ${sentence()}` : one))
    const { difference, time } = timeOf(before.join('\n\n'), after.join('\n\n'))
    expect(difference.isCoarse).toBe(false)
    expect(difference.blocks.filter(({ kind }) => kind === 'changed').length).toBeGreaterThan(100)
    expect(time).toBeLessThan(4_000)
  })

  it.each([
    ['two other documents', documentOf(2_000_000).join('\n\n'), documentOf(2_000_000).join('\n\n'), true],
    ['two other lines', documentOf(2_000_000).join(' '), documentOf(2_000_000).join(' '), true],
    ['equal lines', '- a\n'.repeat(100_000), '- b\n- a\n'.repeat(50_000), true],
  ])('of 2 MB is bounded, with %s', { timeout: 20_000 }, (_name, before, after, isCoarse) => {
    const { difference, time } = timeOf(before, after)
    expect(difference.isCoarse).toBe(isCoarse)
    expect(time).toBeLessThan(10_000)
  })
})
