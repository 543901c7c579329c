/** What the editors that people copy from make of lists. */
import { attribute, isElement, styleOf, walk, type DomNode } from './dom.ts'

export type Item = { level: number; tag: 'ul' | 'ol'; start: number; isDone?: boolean }

const ordered = /^\(?([\da-z]{1,3}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3})[.)、．）]/i
const isMarker = (node: DomNode) => /mso-list:\s*ignore/.test(styleOf(node))
export const isWordMarker = isMarker

/** Word: a paragraph with `mso-list: l0 level2 lfo1`, whose first span is the bullet or number. */
export function wordItem(paragraph: DomNode): Item | undefined {
  const level = /mso-list:\s*\w+\s+level(\d)/.exec(styleOf(paragraph))?.[1]
  if (!level) return undefined
  let marker = ''
  walk(paragraph, {
    enter: (node) => {
      if (!marker && isMarker(node)) marker = node.textContent.trim()
      return marker ? 'skip' : () => undefined
    },
    text: () => undefined,
  })
  const number = /^\(?(\d{1,6})/.exec(marker)?.[1]
  return { level: Number(level), tag: ordered.test(marker) ? 'ol' : 'ul', start: Number(number ?? 1) }
}

const feishuList = /\blist-(bullet|number|check|done|todo)(\d{1,2})?\b/
/** Feishu: each item in a list of its own, whose class tells kind and level. */
export function feishuItem(item: DomNode): Item | undefined {
  const list = item.parentNode
  const found = list && feishuList.exec(attribute(list, 'class'))
  if (!found) return undefined
  const [, kind, level = '1'] = found
  const isTask = kind === 'check' || kind === 'done' || kind === 'todo'
  const isDone = kind === 'done' || ['done', 'checked'].includes(attribute(item, 'data-list'))
  const start = Number(attribute(list, 'start') || 1) || 1
  return { level: Number(level), tag: kind === 'number' ? 'ol' : 'ul', start, ...(isTask ? { isDone } : {}) }
}

/** Whether the items of a list tell by themselves how deep they are. */
export const isFeishuList = (list: DomNode): boolean => feishuList.test(attribute(list, 'class'))

/** Google Docs, and whoever follows ARIA: an item that is a checkbox. */
export function taskState(item: DomNode): boolean | undefined {
  if (attribute(item, 'role') !== 'checkbox') return undefined
  return attribute(item, 'aria-checked') === 'true'
}

export const listTag = (list: DomNode | null): 'ul' | 'ol' => (list?.nodeName === 'OL' ? 'ol' : 'ul')

/** The number of an item that is the first of its list. */
export const startOf = (list: DomNode | null): number => {
  const start = list && isElement(list) ? attribute(list, 'start') : ''
  return /^\d{1,6}$/.test(start) ? Number(start) : 1
}
