import { idPrefix } from './sanitize-document.ts'
import { readingText as t } from '../locales/reading.ts'

/** How a document is shown. */
export type DocumentOptions = {
  /** The address of an image of the file store. */
  imageAddress: (sha256: string) => string
  /** By how many levels its headings are below those of the page. */
  headingOffset: number
}

const make = (of: Document, tag: string, className = '', text = ''): HTMLElement => {
  const element = of.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}

const shortened = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text

/** A heading becomes one of the page, with a link to it beside. */
function placeHeading(heading: HTMLElement, offset: number) {
  const { ownerDocument: of } = heading
  const level = Number(heading.localName.slice(1))
  const placed = make(of, `h${Math.min(6, level + offset)}`)
  placed.append(...heading.childNodes)
  const frame = make(of, 'div', `heading level-${level}`)
  heading.replaceWith(frame)
  frame.append(placed)
  if (!heading.id) return
  placed.id = heading.id
  placed.tabIndex = -1
  const link = make(of, 'a', 'anchor', '#') as HTMLAnchorElement
  link.setAttribute('href', `#${heading.id.slice(idPrefix.length)}`)
  link.setAttribute('aria-label', t('copyLink', { heading: shortened(placed.textContent.trim(), 80) }))
  frame.append(link)
}

/** Links elsewhere open in a new tab; what leads nowhere from here, such as a relative address, is text. */
function placeLink(link: HTMLAnchorElement) {
  const { ownerDocument: of } = link
  const href = link.getAttribute('href')
  if (href === null || (href !== '' && !href.startsWith('#') && !URL.canParse(href))) {
    const text = make(of, 'span')
    if (link.id) text.id = link.id
    text.append(...link.childNodes)
    link.replaceWith(text)
    return
  }
  if (href.startsWith('#')) return
  if (!link.textContent.trim() && !link.querySelector('img')) link.textContent = href
  link.rel = 'noopener noreferrer'
  if (!/^https?:/i.test(href) || new URL(href).origin === location.origin) return
  link.target = '_blank'
  link.append(make(of, 'span', 'visually-hidden', ` ${t('newTab')}`))
}

/** Stands for an image that is not loaded: on another site, or not in the file store. */
function placeholder(image: HTMLElement, source: string, alt: string): HTMLElement {
  const { ownerDocument: of } = image
  const isElsewhere = /^https?:\/\//i.test(source) && URL.canParse(source)
  const frame = make(of, 'span', 'not-loaded')
  frame.append(make(of, 'span', 'why', t(isElsewhere ? 'imageElsewhere' : 'imageMissing')))
  if (alt) frame.append(' ', make(of, 'span', 'alt', alt))
  if (isElsewhere) {
    const address = shortened(source.replace(/^https?:\/\//i, ''), 90)
    const link = make(of, image.closest('a') ? 'span' : 'a', 'address', address)
    if (link instanceof HTMLAnchorElement || link.localName === 'a') link.setAttribute('href', source)
    frame.append(' ', link)
  } else if (source && !/^data:/i.test(source))
    frame.append(' ', make(of, 'span', 'address', shortened(source, 90)))
  return frame
}

/** An alternative text that is no caption: the name of a file, or the word "image". */
const saysNothing = /^(image|img|picture|screenshot|图片|截图)?[\s\d_-]*$|\.(png|jpe?g|gif|webp|svg)$/i

function placeImage(image: HTMLImageElement, { imageAddress }: DocumentOptions) {
  const { ownerDocument: of } = image
  const source = image.getAttribute('data-source') ?? ''
  const alt = image.alt.trim()
  const sha256 = /^image:([\da-f]{64})$/.exec(source)?.[1]
  if (!sha256) return image.replaceWith(placeholder(image, source, alt))
  const shown = of.createElement('img')
  shown.loading = 'lazy'
  shown.decoding = 'async'
  shown.alt = alt
  shown.src = imageAddress(sha256)
  const paragraph = image.parentElement
  const isAlone = paragraph?.localName === 'p' && paragraph.childNodes.length === 1
  if (!isAlone) return image.replaceWith(shown)
  const figure = make(of, 'figure')
  figure.append(shown)
  if (!saysNothing.test(alt)) {
    const caption = make(of, 'figcaption', '', alt)
    // Screen readers have it from the image.
    caption.setAttribute('aria-hidden', 'true')
    figure.append(caption)
  }
  paragraph.replaceWith(figure)
}

/** A frame with a name in which something wide scrolls. */
function frameOf(element: HTMLElement, className: string, label: string): HTMLElement {
  const frame = make(element.ownerDocument, 'div', `scroll ${className}`)
  frame.setAttribute('role', 'group')
  frame.setAttribute('aria-label', label)
  element.replaceWith(frame)
  frame.append(element)
  return frame
}

const isNumber = (text: string) => /^[-+−–—~≈<>]?\s*[$€£¥]?[\d.,\s]*[%xk]?$/i.test(text)

/** Columns of numbers are aligned at their end, unless the document aligns them. */
function alignNumbers(table: HTMLTableElement) {
  const rows = [...table.rows]
  const body = rows.filter((row) => row.parentElement !== table.tHead)
  for (const [index, head] of [...(rows[0]?.cells ?? [])].entries()) {
    const texts = body.map((row) => row.cells[index]?.textContent.trim() ?? '')
    if (head.hasAttribute('align') || !texts.some((text) => /\d/.test(text)) || !texts.every(isNumber))
      continue
    for (const row of rows) row.cells[index]?.setAttribute('align', 'right')
  }
}

function placeTable(table: HTMLTableElement) {
  const heads = [...table.querySelectorAll('th')]
  const columns = heads.map((head) => head.textContent.trim()).filter(Boolean)
  if (heads.length > 0 && columns.length === 0) table.tHead?.remove()
  for (const head of heads) head.scope = head.closest('thead') ? 'col' : 'row'
  const label =
    columns.length > 0 ? t('table', { columns: shortened(columns.join(', '), 80) }) : t('tablePlain')
  if (!table.querySelector('[colspan], [rowspan]')) alignNumbers(table)
  frameOf(table, 'table', label)
}

function placeCode(code: HTMLElement) {
  const { language } = code.dataset
  const frame = frameOf(code, 'code', language ? t('codeOf', { language }) : t('code'))
  if (!language) return
  const figure = make(code.ownerDocument, 'div', 'code-block')
  frame.replaceWith(figure)
  const name = make(code.ownerDocument, 'span', 'language', language)
  name.setAttribute('aria-hidden', 'true')
  figure.append(name, frame)
}

function placeTask(box: HTMLInputElement) {
  box.disabled = true
  box.setAttribute('aria-label', t(box.checked ? 'taskDone' : 'taskOpen'))
  const item = box.closest('li')
  item?.classList.add('task')
  item?.parentElement?.classList.add('tasks')
}

function placeNotes(root: HTMLElement) {
  for (const reference of root.querySelectorAll<HTMLElement>('sup > a[href^="#fn:"]')) {
    reference.classList.add('note')
    reference.setAttribute('aria-label', t('footnote', { number: reference.textContent }))
  }
  const notes = root.querySelector(`section > ol > li[id^="${idPrefix}fn:"]`)?.closest('section')
  notes?.classList.add('notes')
  const back = notes?.querySelectorAll<HTMLElement>('a[href^="#fn:ref-"]') ?? []
  for (const link of back) {
    const number = link.closest('ol > li')
    const place = number ? [...(number.parentElement?.children ?? [])].indexOf(number) + 1 : 0
    link.classList.add('back')
    link.setAttribute('aria-label', t('backToReference', { number: place }))
  }
}

/** Prepares the sanitised elements of a document for the page they will be in. */
export function placeElements(root: HTMLElement, options: DocumentOptions): void {
  const each = <T extends HTMLElement>(selector: string, place: (element: T) => void) =>
    root.querySelectorAll<T>(selector).forEach(place)
  placeNotes(root)
  each('h1, h2, h3, h4, h5, h6', (heading) => placeHeading(heading, options.headingOffset))
  each<HTMLImageElement>('img', (image) => placeImage(image, options))
  each('a:not(.anchor)', placeLink)
  each('table', placeTable)
  each('pre', placeCode)
  each('input', placeTask)
}
