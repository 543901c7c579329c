/** Builds PDF documents. */
import { existsSync } from 'node:fs'
import PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

const chineseFont = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
].find((path) => existsSync(path))

/** Writes with the Chinese font that `.ci/run` installs. */
export function inChinese(pdf: Pdf): Pdf {
  if (!chineseFont) throw new Error('Install fonts-noto-cjk')
  return pdf.font(chineseFont, 'NotoSansCJKsc-Regular')
}

export async function pdfOf(
  write: (pdf: Pdf) => void,
  options: ConstructorParameters<typeof PDFDocument>[0] = {},
): Promise<Buffer> {
  const pdf = new PDFDocument(options)
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const end = new Promise((resolve) => pdf.on('end', resolve))
  write(pdf)
  pdf.end()
  await end
  return Buffer.concat(chunks)
}

/** Pages with a heading and a paragraph each, and a header and a page number. */
export const pagesOf = (count: number): Promise<Buffer> =>
  pdfOf(
    (pdf) => {
      for (let page = 1; page <= count; page++) {
        pdf.addPage()
        pdf.fontSize(8).text('Example Ltd, internal', 72, 20, { lineBreak: false })
        pdf.fontSize(8).text(`- ${page} -`, 300, 700, { lineBreak: false })
        pdf.fontSize(18).text(`Section ${'abcdefghij'[page % 10]}${page}`, 72, 72)
        pdf.fontSize(11).text(`Admins of customers ask for single sign-on, word${page}. `.repeat(12))
      }
    },
    { autoFirstPage: false },
  )
