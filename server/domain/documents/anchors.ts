const maxLength = 80

/** The anchor of a heading as GitHub writes it, in any language: `## Goals & 目标` is `goals--目标`. */
const anchorOf = (text: string): string => {
  const kept = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
  return [...kept].slice(0, maxLength).join('') || 'section'
}

/** Gives every heading of one document an anchor of its own: a repeated text gets `-1`, `-2`, … */
export class Anchors {
  readonly #taken = new Map<string, number>()

  of(text: string): string {
    const first = anchorOf(text)
    let anchor = first
    let count = this.#taken.get(first) ?? 0
    while (this.#taken.has(anchor)) anchor = `${first}-${++count}`
    this.#taken.set(first, count)
    if (anchor !== first) this.#taken.set(anchor, 0)
    return anchor
  }
}
