import { stringify } from 'csv-stringify/sync'
import { assert, asyncProperty, constantFrom, array, string, tuple, nat } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectSeparator } from '#server/domain/imports/detect-separator.ts'
import { parse } from '#server/resources/imports/parse.ts'

describe('parsing', () => {
  it('records the line of each row, and ignores empty rows', async () => {
    const text = 'a,b\r\n"1\r\n2",x\r\n\r\n , \r\n3,"y\rz"\n4,"say ""hi"""\n'
    expect(await parse(text, ',')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\r\n2', 'x'] },
      { line: 6, cells: ['3', 'y\rz'] },
      { line: 8, cells: ['4', 'say "hi"'] },
    ])
  })

  it.each([
    ['never closed', 'a,b\n1,2\n"z,2\n3,4\n', 'unclosed-quote', 3],
    ['opened in a later cell', 'a,b\n1,"q\nr","un\n2,3\n', 'unclosed-quote', 3],
    ['closed by the next one that opens', 'a,b\n1,"abc\n2,"def",z\n', 'unclosed-quote', 2],
    [
      'closed by the next one, after \\r\\n',
      'a,b\r\n"1\r\n2",x\r\n\r\n3,"y,z\r\n4,"k",l\r\n',
      'unclosed-quote',
      5,
    ],
    ['inside a bare cell', 'a,b\n1,2\n3,5" screen\n', 'stray-quote', 3],
  ])('rejects a quote %s and reports its line', async (_, text, reason, line) => {
    await expect(parse(text, ',')).rejects.toMatchObject({
      code: 'import-unreadable',
      details: { params: { reason, line } },
    })
  })

  it('rejects a cell of more than 100 kB, counted in bytes', async () => {
    const fits = '字'.repeat(34_133)
    expect(await parse(`a\n${fits}\n`, ',')).toHaveLength(2)
    await expect(parse(`a\n"${fits}字"\n`, ',')).rejects.toMatchObject({
      details: { params: { reason: 'cell-too-long', line: 2, column: 1, maxBytes: 102_400 } },
    })
  })

  it('rejects too many rows or columns', async () => {
    await expect(parse('a\n'.repeat(50_002), ',')).rejects.toMatchObject({
      details: { params: { reason: 'too-many-rows', line: 50_002, max: 50_000 } },
    })
    await expect(parse(','.repeat(600) + 'a\n', ',')).rejects.toMatchObject({
      details: { params: { reason: 'too-many-columns', line: 1 } },
    })
  })

  it('yields to the event loop', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    await parse('some cells,"of text"\n'.repeat(40_000), ',')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(5)
  })

  it('round-trips any cells', async () => {
    const cell = string({ unit: constantFrom('a', '字', '"', ',', ';', '\n', '\r\n', "'", '=', '😀') })
    const width = nat({ max: 3 }).map((more) => more + 1)
    const tables = width.chain((cells) =>
      array(array(cell, { minLength: cells, maxLength: cells }), { minLength: 1, maxLength: 12 }),
    )
    await assert(
      asyncProperty(tuple(tables, constantFrom(',', ';', '\t', '|')), async ([table, separator]) => {
        const read = await parse(stringify(table, { delimiter: separator }), separator as ',')
        expect(read.map(({ cells }) => cells)).toEqual(
          table.filter((cells) => cells.some((text) => text.trim() !== '')),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('the separator', () => {
  it.each([
    [',', 'a,b,c\n1;2;3,x,y\n'],
    [';', 'a;b\n"1,2";3\n"4,5,6";7\n'],
    ['\t', 'a\tb\n1, 2\t3\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', 'one column\nof titles\n'],
    [';', 'name;tags\n"multi\nline; text";x\n'],
  ])('is detected as %j', (separator, text) => expect(detectSeparator(text)).toBe(separator))
})
