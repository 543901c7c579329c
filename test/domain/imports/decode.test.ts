import { describe, expect, it } from 'vitest'
import { decode } from '#server/resources/imports/decode.ts'

const text = 'key,标题\n1,联邦学习\n'
const utf16 = (bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
/** `key,标题\n1,联邦学习\n` as GB18030. */
const gb18030 = Buffer.concat([
  Buffer.from('key,'),
  Buffer.from([0xb1, 0xea, 0xcc, 0xe2]),
  Buffer.from('\n1,'),
  Buffer.from([0xc1, 0xaa, 0xb0, 0xee, 0xd1, 0xa7, 0xcf, 0xb0]),
  Buffer.from('\n'),
])
/** U+20000, which has four bytes in GB18030. */
const gb18030FourBytes = Buffer.from([0x95, 0x32, 0x82, 0x36])

describe('decoding', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 LE', utf16(false), 'utf-16le'],
    ['UTF-16 BE', utf16(true), 'utf-16be'],
    ['GB18030', gb18030, 'gb18030'],
  ])('decodes %s', async (_, bytes, encoding) => {
    expect(await decode(bytes)).toEqual({ text, encoding })
  })

  it('decodes plain ASCII as UTF-8, and four-byte GB18030', async () => {
    expect(await decode(Buffer.from('title\nA\n'))).toEqual({ text: 'title\nA\n', encoding: 'utf-8' })
    const { text, encoding } = await decode(Buffer.concat([gb18030, gb18030FourBytes]))
    expect([encoding, text.at(-1) && [...text].at(-1)]).toEqual(['gb18030', '\u{20000}'])
  })

  it('decodes a big file with characters across chunk boundaries', async () => {
    const big = `题${'目录'.repeat(400_000)}\n`
    expect((await decode(Buffer.from(big))).text).toBe(big)
  })

  it.each([
    ['nothing', Buffer.alloc(0), { reason: 'empty' }],
    ['only space', Buffer.from(' \r\n\n'), { reason: 'empty' }],
    ['only a byte order mark', Buffer.from([0xef, 0xbb, 0xbf]), { reason: 'empty' }],
    ['NUL bytes', Buffer.from('a,b\nc,\0\n'), { reason: 'not-text', line: 2 }],
    ['UTF-16 without a mark', Buffer.from('key,title\n', 'utf16le'), { reason: 'not-text', line: 1 }],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), { reason: 'spreadsheet' }],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), { reason: 'spreadsheet' }],
    [
      'Latin-1',
      Buffer.from('title\ncaf\xe9,x\n', 'latin1'),
      { reason: 'unknown-encoding', encoding: 'gb18030' },
    ],
    [
      'UTF-8 before GB18030',
      Buffer.concat([Buffer.from('title\n甲乙\n'), gb18030]),
      { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 2, otherLine: 3 },
    ],
    [
      'GB18030 before UTF-8',
      Buffer.concat([gb18030, Buffer.from('title\n甲乙\n')]),
      { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 4, otherLine: 1 },
    ],
    [
      'a mark for UTF-8 and then GB18030',
      Buffer.concat([Buffer.from('\uFEFFa\n'), gb18030]),
      { reason: 'mixed-encodings', encodings: ['utf-8', 'gb18030'], utf8Line: 1, otherLine: 2 },
    ],
  ])('rejects %s', async (_, bytes, params) => {
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'import-unreadable', details: { params } })
  })

  it('does not mistake GB18030 that is also valid two-byte UTF-8 for a mixed encoding', async () => {
    // 联通, the classic example: valid as two-byte UTF-8.
    const ambiguous = Buffer.concat([gb18030, Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]), Buffer.from('\n')])
    expect(await decode(ambiguous)).toEqual({ text: `${text}联通\n`, encoding: 'gb18030' })
  })
})
