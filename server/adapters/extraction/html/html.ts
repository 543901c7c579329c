import { createDocument } from '@mixmark-io/domino'
import type { Reading } from '../extraction.ts'
import type { ImageCollection } from '../images.ts'
import { HtmlCleaner } from './clean.ts'
import { attribute, walk, type DomNode } from './dom.ts'
import { limitNesting } from './nesting.ts'
import { cleanHtmlToMarkdown } from './to-markdown.ts'

/** Takes the images out that are part of a page. @returns their references, by their address in the page */
async function keptImages(root: DomNode, images: ImageCollection): Promise<Map<string, string>> {
  const addresses = new Set<string>()
  walk(root, {
    enter: (node) => {
      if (node.nodeName === 'IMG') addresses.add(attribute(node, 'src'))
      return () => undefined
    },
    text: () => undefined,
  })
  const kept = new Map<string, string>()
  for (const address of addresses) {
    if (images.has(address)) kept.set(address, address)
    if (!/^data:/i.test(address)) continue
    const reference = await images.addDataUrl(address)
    if (reference) kept.set(address, reference)
  }
  return kept
}

/**
 * HTML as Markdown.
 * @param images those that it refers to as `image:<sha256>` already, and those that are added
 */
export async function readHtml(html: string, images: ImageCollection): Promise<Reading> {
  const document = createDocument(limitNesting(html)) as { body: DomNode; title: string }
  const cleaner = new HtmlCleaner(images, await keptImages(document.body, images))
  const markdown = cleanHtmlToMarkdown(cleaner.clean(document.body))
  const title = document.title.trim()
  return { outcome: 'read', markdown, ...(title ? { title } : {}) }
}
