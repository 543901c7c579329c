import { describe, expect, it } from 'vitest'
import { inChinese, pagesOf, pdfOf } from './pdf-documents.ts'
import { pixel, read } from './reading.ts'

/** A PDF of one page, whose content is given as operators, with a font whose characters are not told. */
function rawPdf(content: string): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Odd /Encoding << /Type /Encoding /Differences [65 /g1 /g2 /g3 /uniE001 /uniE002 /uniE003] >> >>',
  ]
  let pdf = '%PDF-1.7\n'
  const places = objects.map((object, n) => {
    const place = pdf.length
    pdf += `${n + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return `${pdf}xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF`
}

describe('a PDF', () => {
  it('keeps headings, paragraphs, lists and the text of tables, in Chinese and in English', async () => {
    const chinese = '企业客户希望使用统一登录，因此每一位管理员都可以在设置里打开它。'.repeat(4)
    const english = 'Customers with many people ask for single sign-on, and pay for it. '.repeat(5).trim()
    const pdf = await pdfOf(
      (page) => {
        inChinese(page).fontSize(24).text('产品需求文档')
        page.fontSize(16).text('1 Background 背景')
        page.fontSize(11).text(chinese).moveDown()
        page.text(english).moveDown()
        page.text('• one').text('• two 二').moveDown()
        page.text('1. first').text('2) second').moveDown()
        for (const row of [
          ['Stage', 'Owner'],
          ['Beta', 'Ann'],
        ]) {
          const { y } = page
          page.text(row[0] ?? '', 72, y).text(row[1] ?? '', 300, y)
        }
      },
      { info: { Title: 'Stated title' } },
    )
    const extraction = await read('prd.pdf', pdf)
    expect(extraction).toMatchObject({ format: 'pdf', outcome: 'read', notes: [], title: '产品需求文档' })
    expect(extraction.markdown.split('\n\n')).toEqual([
      '# 产品需求文档',
      '## 1 Background 背景',
      chinese,
      english,
      '- one\n- two 二',
      '1. first\n2. second',
      'Stage\u2003Owner  \nBeta\u2003Ann',
    ])
  })

  it('joins words that were divided at the end of a line', async () => {
    const pdf = await pdfOf((page) => {
      page.text('A well-known example of a docu-', 72, 72, { lineBreak: false })
      page.text('ment that is short, and a well-', 72, 86, { lineBreak: false })
      page.text('known writer of it, who is here', 72, 100, { lineBreak: false })
    })
    expect((await read('a.pdf', pdf)).markdown).toBe(
      'A well-known example of a document that is short, and a well-known writer of it, who is here',
    )
  })

  it('is read without running headers and page numbers, up to the page that is allowed', async () => {
    const extraction = await read('a.pdf', await pagesOf(6), { pages: 4 })
    expect(extraction).toMatchObject({ outcome: 'read', notes: ['pages-left-out'] })
    expect(extraction.markdown).not.toMatch(/internal|- \d -/)
    expect(extraction.markdown.match(/^# Section \w+$/gm)).toEqual([
      '# Section b1',
      '# Section c2',
      '# Section d3',
      '# Section e4',
    ])
    expect(extraction.markdown).toContain('word4')
  })

  it.each([
    ['encrypted', () => pdfOf((page) => page.text('secret'), { userPassword: 'x' })],
    ['scanned', () => pdfOf((page) => page.image(pixel, 0, 0, { width: 600 }))],
    ['empty', () => pdfOf(() => undefined)],
    ['damaged', async () => `%PDF-1.7\n${'A'.repeat(3000)}`],
    ['damaged', async () => (await pagesOf(3)).subarray(0, 900)],
    ['garbled', async () => rawPdf(`BT /F 12 Tf 50 700 Td (${'DEFDEFFEDFEEFD'.repeat(20)}) Tj ET`)],
  ])('is %s', async (outcome, make) => {
    expect(await read('a.pdf', await make())).toMatchObject({ format: 'pdf', outcome, markdown: '' })
  })

  it('with a password for changes alone is read', async () => {
    const pdf = await pdfOf((page) => page.text('Readable by all'), { ownerPassword: 'x' })
    expect(await read('a.pdf', pdf)).toMatchObject({ outcome: 'read', markdown: 'Readable by all' })
  })
})
