import type { LitElement, TemplateResult } from 'lit'
import { render } from 'lit'
import { afterEach } from 'vitest'

let places: HTMLElement[] = []

afterEach(() => {
  for (const place of places) place.remove()
  places = []
})

/** Renders a template into the page and returns its first element. */
export async function mount<T extends LitElement>(template: TemplateResult, width = 1100): Promise<T> {
  const place = document.createElement('div')
  place.style.width = `${width}px`
  document.body.append(place)
  places.push(place)
  render(template, place)
  const element = place.firstElementChild as T
  await element.updateComplete
  return element
}

/** The visible text inside an element's shadow root, with whitespace collapsed. */
export function textOf(element: LitElement): string {
  return (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Finds an element in a shadow root; throws when there is none. */
export function inside<T extends Element>(element: LitElement, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector)
  if (!found) throw new Error(`no ${selector} in ${element.localName}`)
  return found
}
