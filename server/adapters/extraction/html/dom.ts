/** What we use of a parsed page. */
export type DomNode = {
  nodeType: number
  nodeName: string
  data: string
  textContent: string
  firstChild: DomNode | null
  nextSibling: DomNode | null
  parentNode: DomNode | null
  getAttribute: (name: string) => string | null
}

const element = 1
const text = 3

export const isElement = (node: DomNode): boolean => node.nodeType === element
export const attribute = (node: DomNode, name: string): string => node.getAttribute(name)?.trim() ?? ''
export const styleOf = (node: DomNode): string => attribute(node, 'style').toLowerCase()

export type Visitor = {
  /** @returns what to do when the element ends, or that its content is left out */
  enter: (node: DomNode) => (() => void) | 'skip'
  text: (data: string) => void
}

/** Visits everything below a node, in the order of the document. Without recursion, because pages nest as deep as they like. */
export function walk(root: DomNode, { enter, text: onText }: Visitor): void {
  const leaving: (() => void)[] = []
  let node: DomNode | null = root.firstChild
  while (node) {
    let isOpen = false
    if (node.nodeType === text) onText(node.data)
    else if (isElement(node)) {
      const leave = enter(node)
      if (leave !== 'skip') {
        leaving.push(leave)
        isOpen = true
      }
    }
    if (isOpen && node.firstChild) {
      node = node.firstChild
      continue
    }
    if (isOpen) leaving.pop()?.()
    while (node && !node.nextSibling) {
      node = node.parentNode
      if (!node || node === root) return
      leaving.pop()?.()
    }
    node = node?.nextSibling ?? null
  }
}
