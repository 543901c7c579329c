import type { ImageCollection } from './images.ts'

/** An embedded image, inline or as the target of a reference, as Google Docs exports them. */
const dataImages = /(\]\(\s{0,3}|\]:[ \t]{0,3})<?(data:[^\s"'<>()]+)>?/g

/** Markdown as it is, with its embedded images taken out. */
export async function keepMarkdown(text: string, images: ImageCollection): Promise<string> {
  const parts: string[] = []
  let end = 0
  for (const found of text.matchAll(dataImages)) {
    const [whole, before = '', url = ''] = found
    parts.push(text.slice(end, found.index), before, (await images.addDataUrl(url)) ?? '<>')
    end = found.index + whole.length
  }
  parts.push(text.slice(end))
  const markdown = parts.join('')
  if (/!\[[^\]\n]{0,500}\]\(\s?<?https?:/i.test(markdown)) images.notes.add('remote-images')
  return markdown
}
