/**
 * Layout errors of text, one line each: clipped without a way to read the rest, outside its box or drawing, past the
 * edge of the page, or over other text. Empty when there are none.
 * Has no imports or outer variables, so that it can be sent to a page.
 */
export function misfits(root: Element): string[] {
  type Text = { node: Text_; boxes: DOMRect[]; path: Element[]; layer: Element | null }
  type Text_ = globalThis.Text
  const texts: Text[] = []
  const found = new Set<string>()
  const slack = 1.5

  const isHidden = (element: Element) => {
    const { clipPath } = getComputedStyle(element)
    return (
      clipPath === 'inset(50%)' ||
      element.matches('option, textarea, script, style, datalist') ||
      !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    )
  }
  const childrenOf = (element: Element): ArrayLike<Node> => {
    if (element.shadowRoot) return element.shadowRoot.childNodes
    const given = element instanceof HTMLSlotElement ? element.assignedNodes() : []
    return given.length > 0 ? given : element.childNodes
  }
  const walk = (node: Node, path: Element[], layer: Element | null): void => {
    if (node instanceof globalThis.Text) {
      if (!node.data.trim()) return
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5)
      if (boxes.length > 0) texts.push({ node, boxes, path, layer })
      return
    }
    if (!(node instanceof Element)) return
    const isContents = getComputedStyle(node).display === 'contents'
    if (!isContents && isHidden(node)) return
    const isLayer = /absolute|fixed|sticky/.test(getComputedStyle(node).position)
    for (const child of Array.from(childrenOf(node)))
      walk(child, isContents ? path : [node, ...path], isLayer ? node : layer)
  }
  walk(root, [], null)

  const nameOf = (element: Element) => {
    const host = element.getRootNode()
    const inside = host instanceof ShadowRoot ? `${host.host.localName} ` : ''
    const classes = element.getAttribute('class')
    return inside + element.localName + (classes ? `.${classes.trim().replaceAll(/\s+/g, '.')}` : '')
  }
  const px = (box: DOMRect) => `${Math.round(box.left)}–${Math.round(box.right)}`
  const report = (what: string, text: Text, element: Element, box?: DOMRect) => {
    const words = text.node.data.trim().replaceAll(/\s+/g, ' ').slice(0, 50)
    found.add(`${what} ${nameOf(element)}${box ? ` (${px(box)})` : ''}: ${words}`)
  }
  const isWithin = (box: DOMRect, outer: DOMRect) =>
    box.left >= outer.left - slack && box.right <= outer.right + slack
  const page = new DOMRect(0, 0, document.documentElement.clientWidth, 0)

  /** Checks a line against its ancestors, from the inside out; returns its visible part. */
  const seenOf = (text: Text, box: DOMRect): DOMRect | null => {
    for (const element of text.path) {
      const style = getComputedStyle(element)
      const outer = element.getBoundingClientRect()
      if (element instanceof SVGElement) {
        const isInside =
          isWithin(box, outer) && box.top >= outer.top - slack && box.bottom <= outer.bottom + slack
        if (element instanceof SVGSVGElement && !isInside) report('out of the drawing', text, element, box)
        continue
      }
      if (style.display === 'inline') continue
      if (/auto|scroll/.test(style.overflowX)) return isWithin(box, outer) ? box : null
      if (/hidden|clip/.test(style.overflowX)) {
        const isBelow = box.top + box.height * 0.6 > outer.bottom
        if (isWithin(box, outer) && !isBelow) continue
        const isMarked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
        if (!isMarked || !text.path.some((one) => one.hasAttribute('title')))
          report('cut', text, element, box)
        if (isBelow || box.left > outer.right) return null
        return new DOMRect(box.left, box.top, Math.min(box.right, outer.right) - box.left, box.height)
      }
      if (!isWithin(box, outer)) {
        report('out of', text, element, box)
        return box
      }
      if (/absolute|fixed/.test(style.position)) return box
    }
    if (!isWithin(box, page)) report('off the page', text, root, box)
    return box
  }

  const lines = texts.flatMap((text) =>
    text.boxes.flatMap((one) => {
      const box = seenOf(text, one)
      return box ? [{ text, box }] : []
    }),
  )
  lines.sort((a, b) => a.box.top - b.box.top)
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.box.top > one.box.bottom - one.box.height * 0.3) break
      if (other.text === one.text || other.text.layer !== one.text.layer) continue
      const isOver =
        Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > slack &&
        Math.min(one.box.bottom, other.box.bottom) - other.box.top > other.box.height * 0.3
      const [element] = one.text.path
      if (isOver && element) report(`over “${other.text.node.data.trim().slice(0, 30)}”`, one.text, element)
    }
  })
  return [...found]
}
