import { createHash } from 'node:crypto'
import { ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, ImageRun, Paragraph, TextRun } from 'docx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bullet, docxOf, docxOfMarkdown, heading, item, table } from './docx-documents.ts'
import { pixel, read } from './reading.ts'

const text = (words: string) => new Paragraph(words)

/** A document in which one part is replaced or added. */
async function withPart(name: string, content: string | Uint8Array): Promise<Uint8Array> {
  const parts = unzipSync(await docxOf([text('正文')]))
  return zipSync({ ...parts, [name]: typeof content === 'string' ? strToU8(content) : content })
}
const wordXml = (body: string, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

describe('a DOCX', () => {
  it('keeps headings, lists, tables, formats, links, footnotes and pictures', async () => {
    const document = await docxOf(
      [
        new Paragraph({ text: '产品需求文档', heading: HeadingLevel.TITLE }),
        heading('Background', 2),
        new Paragraph({
          children: [
            new TextRun({ text: '注意：', bold: true }),
            new TextRun('see a*b and c_d '),
            new TextRun({ text: 'soon', italics: true }),
            new FootnoteReferenceRun(1),
            new ExternalHyperlink({ link: 'https://example.com/a_(b)', children: [new TextRun('spec')] }),
            new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun(' script')] }),
          ],
        }),
        bullet('one'),
        bullet('one.one', 1),
        bullet('two'),
        item('first'),
        item('inner', 1),
        item('second'),
        table([
          [[text('A|b')], [text('two'), text('lines')]],
          [[text('x')], [bullet('p'), bullet('q')]],
        ]),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: pixel,
              transformation: { width: 9, height: 9 },
              altText: { name: 'n', title: 't', description: 'a [pixel]' },
            }),
          ],
        }),
      ],
      { footnotes: { 1: { children: [text('A note 注')] } } },
    )
    const extraction = await read('prd.docx', document)
    const sha256 = createHash('sha256').update(pixel).digest('hex')
    expect(extraction).toMatchObject({ format: 'docx', outcome: 'read', title: '产品需求文档', notes: [] })
    expect(extraction.images).toMatchObject([{ sha256, mediaType: 'image/png' }])
    expect(extraction.markdown).toBe(
      [
        '# 产品需求文档',
        '## Background',
        '**注意**：see a\\*b and c\\_d *soon*[^1][spec](https://example.com/a_%28b%29) script',
        '- one\n  - one.one\n- two',
        '1. first\n   1. inner\n2. second',
        '|  |  |\n| --- | --- |\n| A\\|b | two<br>lines |\n| x | • p<br>• q |',
        `![a \\[pixel\\]](image:${sha256})`,
        '[^1]: A note 注',
      ].join('\n\n'),
    )
  })

  it('takes a first row of bold cells as the header of a table', async () => {
    const bold = (words: string) => new Paragraph({ children: [new TextRun({ text: words, bold: true })] })
    const document = await docxOf([
      table([
        [[bold('名称')], [bold('日期')]],
        [[text('SSO')], [text('May')]],
      ]),
    ])
    expect((await read('a.docx', document)).markdown).toBe('| 名称 | 日期 |\n| --- | --- |\n| SSO | May |')
  })

  it('comes back as the Markdown it was made of', async () => {
    const markdown = [
      '# 统一登录',
      '## Why',
      'Admins ask for **SAML**, see [the RFC](https://example.com/rfc).',
      '- one\n  - inner\n- two',
      '1. first\n2. second',
    ].join('\n\n')
    expect((await read('a.docx', await docxOfMarkdown(markdown))).markdown).toBe(markdown)
  })

  it('is read without its macros', async () => {
    const extraction = await read('a.docm', await withPart('word/vbaProject.bin', 'Sub AutoOpen()'))
    expect(extraction).toMatchObject({ outcome: 'read', notes: ['macros-removed'], markdown: '正文' })
  })

  it.each([
    ['cut off', async () => (await docxOf([text('x')])).subarray(0, 5000)],
    ['with entities', () => withPart('word/document.xml', wordXml('', '<!DOCTYPE x [<!ENTITY a "b">]>'))],
    [
      'with an entity of a file',
      () =>
        withPart('word/document.xml', wordXml('', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    ],
    ['without sense', () => withPart('word/document.xml', 'no XML')],
    [
      'nested too deep',
      () =>
        withPart(
          'word/document.xml',
          wordXml('<w:sdt><w:sdtContent>'.repeat(20_000) + '</w:sdtContent></w:sdt>'.repeat(20_000)),
        ),
    ],
  ])('%s is damaged', async (_, make) => {
    expect(await read('a.docx', await make())).toMatchObject({
      format: 'docx',
      outcome: 'damaged',
      markdown: '',
    })
  })

  it('is too large when it declares that it inflates to much, when it does so undeclared, and with too many parts', async () => {
    const limits = { bytesRead: 1_000_000 }
    const declared = Buffer.from(await withPart('word/document.xml', new Uint8Array(5_000_000)))
    const lying = Buffer.from(declared)
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 1))
      lying.writeUInt32LE(100, at + 24)
    const parts = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`p${n}`, new Uint8Array()]))
    for (const document of [declared, lying]) {
      expect(document.length).toBeLessThan(100_000)
      expect(await read('a.docx', document, limits)).toMatchObject({ format: 'docx', outcome: 'too-large' })
    }
    expect(await read('a.docx', zipSync(parts, { level: 0 }))).toMatchObject({ outcome: 'too-large' })
  })

  it('with a path out of the archive is read all the same', async () => {
    const extraction = await read('a.docx', await withPart('../../../../../../tmp/outside', 'x'))
    expect(extraction).toMatchObject({ outcome: 'read', markdown: '正文' })
  })

  it('is encrypted, or older than DOCX, as a compound file', async () => {
    const compound = (name: string) =>
      Buffer.concat([
        Buffer.from('D0CF11E0A1B11AE1', 'hex'),
        Buffer.alloc(1000),
        Buffer.from(name, 'utf16le'),
        Buffer.alloc(1000),
      ])
    expect(await read('a.docx', compound('EncryptedPackage'))).toMatchObject({
      format: 'docx',
      outcome: 'encrypted',
    })
    expect(await read('a.doc', compound('WordDocument'))).toMatchObject({
      format: 'other',
      outcome: 'not-readable-format',
    })
  })

  it('leaves out more pictures than allowed, and those that are no pictures of a browser', async () => {
    const picture = (data: Buffer) =>
      new Paragraph({
        children: [new ImageRun({ type: 'png', data, transformation: { width: 9, height: 9 } })],
      })
    const other = Buffer.concat([pixel, Buffer.from('x')])
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const extraction = await read('a.docx', await docxOf([picture(pixel), picture(other), picture(script)]), {
      images: 1,
    })
    expect(extraction.images).toHaveLength(1)
    expect(extraction).toMatchObject({ outcome: 'read', notes: ['images-left-out'] })
  })
})
