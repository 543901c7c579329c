import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ExtractionNote } from '../../../contracts/extraction.ts'
import type { Reading } from '../extraction.ts'
import { isGarbled } from '../garbled.ts'
import type { ExtractionLimits } from '../limits.ts'
import { type Line, linesOf, type TextPiece } from './lines.ts'
import { PdfParagraphs } from './paragraphs.ts'
import { withoutRepeated } from './repeated.ts'

type Document = Awaited<ReturnType<typeof getDocumentProxy>>

/** The part of the time after which no more pages are read, so that those before are shown. */
const timeForPages = 0.7
/** A page of fewer characters may be a picture with a stamp. */
const fewCharacters = 20
const pagesForPictures = 3

async function linesOfPages(document: Document, limits: ExtractionLimits): Promise<Line[][]> {
  const end = Date.now() + timeForPages * limits.seconds * 1000
  const pages: Line[][] = []
  let characters = 0
  for (let n = 1; n <= Math.min(document.numPages, limits.pages) && Date.now() < end; n++) {
    const page = await document.getPage(n)
    const { items } = await page.getTextContent()
    const lines = linesOf(items.filter((item): item is typeof item & TextPiece => 'str' in item))
    pages.push(lines)
    page.cleanup()
    characters += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > limits.markdownBytes) break
  }
  return pages
}

/** Whether the first pages show pictures. @param orShapes letters may be drawn as shapes too */
async function hasPictures(document: Document, orShapes: boolean): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS()
  const images = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]
  const painting = new Set<number>([...images, ...(orShapes ? [OPS.constructPath, OPS.shadingFill] : [])])
  for (let n = 1; n <= Math.min(document.numPages, pagesForPictures); n++) {
    const { fnArray } = await (await document.getPage(n)).getOperatorList()
    if (fnArray.some((operator) => painting.has(operator))) return true
  }
  return false
}

/** @returns undefined when it takes a password */
async function opened(bytes: Uint8Array): Promise<Document | undefined> {
  try {
    // Scripts of a document are never run, and its functions are computed without making code of them.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return undefined
    throw error
  }
}

/** A PDF as Markdown. */
export async function readPdf(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  notes: Set<ExtractionNote>,
): Promise<Reading> {
  const document = await opened(bytes)
  if (!document) return { outcome: 'encrypted', markdown: '' }
  const pages = await linesOfPages(document, limits)
  if (pages.length < document.numPages) notes.add('pages-left-out')
  const text = pages.flatMap((lines) => lines.map((line) => line.text)).join('\n')
  const characters = text.replace(/\s/g, '').length
  if (characters < fewCharacters * pages.length && (await hasPictures(document, characters === 0)))
    return { outcome: 'scanned', markdown: '' }
  if (isGarbled(text)) return { outcome: 'garbled', markdown: '' }
  const { info } = await document.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
  return {
    outcome: 'read',
    markdown: new PdfParagraphs(withoutRepeated(pages)).markdown,
    ...(title ? { title } : {}),
  }
}
