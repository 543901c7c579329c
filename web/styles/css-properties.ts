import { noChange } from 'lit'
import { Directive, directive, type ElementPart } from 'lit/directive.js'

class CssProperties extends Directive {
  override render(_properties: Record<string, string>) {
    return noChange
  }

  override update(part: ElementPart, [properties]: [Record<string, string>]) {
    const { style } = part.element as HTMLElement
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, value)
    return noChange
  }
}

/**
 * Sets CSS properties of an element from numbers: `<span ${cssProperties({ left: '35%' })}>`. Uses the CSSOM,
 * because the content security policy forbids style attributes, which Lit's styleMap writes at the first
 * render.
 */
export const cssProperties = directive(CssProperties)
