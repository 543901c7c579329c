const deepest = 200

/** Elements that end by themselves, so that their start alone does not nest. */
const selfEnding = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li td th tr tbody thead tfoot dt dd ' +
    'option optgroup colgroup html head body'
  ).split(' '),
)

/**
 * Leaves out the tags of elements that are nested too deep; their content stays. The parser takes quadratic time in the depth.
 */
export function limitNesting(html: string): string {
  let depth = 0
  return html.replace(/<(\/?)([a-z][^\s/<>]{0,50})[^<>]*>/gi, (tag, slash: string, name: string) => {
    if (selfEnding.has(name.toLowerCase()) || tag.endsWith('/>')) return tag
    if (slash) return depth > 0 && depth-- > deepest ? '' : tag
    return ++depth > deepest ? '' : tag
  })
}
