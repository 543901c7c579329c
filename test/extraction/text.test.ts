import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { docxOf } from './docx-documents.ts'
import { pixel, read } from './reading.ts'

const chinese = '# 产品需求文档\n\n这是中文。\n'
/** The same in GB18030. */
const gb18030 = Buffer.from('2320b2fac6b7d0e8c7f3cec4b5b50a0ad5e2cac7d6d0cec4a1a30a', 'hex')

describe('Markdown', () => {
  it('is kept as it is, with its front matter', async () => {
    const markdown = '---\ntitle: "统一登录"\n---\n\nText *a* <b>b</b>\n\n| a | b |\n|---|---|\n'
    const extraction = await read('prd.md', markdown)
    expect(extraction).toMatchObject({
      format: 'markdown',
      outcome: 'read',
      notes: [],
      title: '统一登录',
      markdown,
    })
  })

  it.each([
    ['UTF-8', Buffer.from(chinese), []],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${chinese}`), []],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${chinese}`, 'utf16le'), []],
    ['UTF-16 with a mark, big endian', Buffer.from(`\uFEFF${chinese}`, 'utf16le').swap16(), []],
    ['GB18030', gb18030, ['encoding-guessed']],
  ])('in %s is decoded', async (_, bytes, notes) => {
    expect(await read('a.md', bytes)).toMatchObject({
      outcome: 'read',
      markdown: chinese,
      notes,
      title: '产品需求文档',
    })
  })

  it('in UTF-8 with a damaged character loses this character alone', async () => {
    const bytes = Buffer.concat([Buffer.from(chinese), Buffer.from([0xe4, 0x0a])])
    const extraction = await read('a.md', bytes)
    expect(extraction).toMatchObject({ notes: ['encoding-guessed'], markdown: `${chinese}\uFFFD\n` })
  })

  it('of bytes that are no text is garbled', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * n * 31 + n * 7) % 256))
    expect(await read('a.md', noise)).toMatchObject({ format: 'markdown', outcome: 'garbled', markdown: '' })
  })

  it('has its embedded pictures taken out, and names that it refers to others', async () => {
    const data = `data:image/png;base64,${pixel.toString('base64')}`
    const svg = 'data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='
    const extraction = await read(
      'a.md',
      `![a](${data}) ![r](https://e.com/x.png) ![s](${svg})\n\n[i]: <${data}>`,
    )
    const [image] = extraction.images
    expect(extraction.markdown).toBe(
      `![a](image:${image?.sha256}) ![r](https://e.com/x.png) ![s](<>)\n\n[i]: image:${image?.sha256}`,
    )
    expect(extraction.notes.sort()).toEqual(['images-left-out', 'remote-images'])
  })

  it('is too large as one line of many megabytes, and empty when there is nothing', async () => {
    expect(await read('a.md', '*_[`'.repeat(5_000_000))).toMatchObject({ outcome: 'too-large', markdown: '' })
    expect(await read('a.md', Buffer.alloc(3_000_000, 32), { bytesRead: 1_000_000 })).toMatchObject({
      outcome: 'too-large',
    })
    expect(await read('a.md', '')).toMatchObject({ format: 'markdown', outcome: 'empty' })
    expect(await read('a.md', ' \n ')).toMatchObject({ outcome: 'empty' })
  })
})

describe('plain text', () => {
  it('shows the same text as Markdown', async () => {
    const lines = [
      '# not a heading',
      '1. not a list',
      '- nor this',
      '> quote',
      '=====',
      '*a* _b_ `c` <script>alert(1)</script> [x](javascript:y) ~~s~~ &amp; a\\b',
      'snake_case_name https://example.com/a_b_c?x=*1*',
      '| a | b |',
      '| --- | --- |',
      '***',
      '中文，**重点**。',
    ]
    const { markdown } = await read('a.txt', lines.join('\n'))
    const html = marked.parse(markdown, { async: false })
    const shown = html
      .replace(/<br>/g, '\n')
      .replace(/<a href="[^"]*">(https[^<]*)<\/a>/g, '$1')
      .replace(/^<p>|<\/p>\s*$/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
    expect(shown.split('\n')).toEqual(lines)
  })

  it('keeps lines and indentation', async () => {
    const { markdown } = await read('a.txt', 'a\r\n  b   c\r\n\r\nd')
    expect(markdown).toBe('a  \n\u00A0\u00A0b\u00A0\u00A0\u00A0c\n\nd')
  })
})

describe('the format', () => {
  it.each([
    ['a picture named as Markdown', 'a.md', pixel, 'other', 'not-readable-format', ['extension-differs']],
    [
      'a program',
      'setup.exe',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(999)]),
      'other',
      'not-readable-format',
      [],
    ],
    ['text named as a document', 'a.docx', 'Just text', 'text', 'read', ['extension-differs']],
    ['a page named as text', 'a.txt', '<!DOCTYPE html><p>x', 'html', 'read', ['extension-differs']],
    [
      'RTF named as Markdown',
      'a.md',
      '{\\rtf1\\ansi x}',
      'other',
      'not-readable-format',
      ['extension-differs'],
    ],
    ['SVG', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'other', 'not-readable-format', []],
    ['text that begins as a picture does', 'a.md', 'BM is short for benchmark', 'markdown', 'read', []],
    ['text that mentions PDF', 'a.md', 'Files begin with %PDF-1.7', 'markdown', 'read', []],
    ['no extension', 'README', 'Text', 'text', 'read', []],
    [
      'an archive',
      'a.zip',
      Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1'),
      'other',
      'not-readable-format',
      [],
    ],
  ])('of %s', async (_, name, content, format, outcome, notes) => {
    expect(await read(name, content)).toMatchObject({ format, outcome, notes })
  })

  it('of a DOCX is found under another name', async () => {
    const extraction = await read('a.md', await docxOf([]))
    expect(extraction).toMatchObject({ format: 'docx', outcome: 'empty', notes: ['extension-differs'] })
  })
})
