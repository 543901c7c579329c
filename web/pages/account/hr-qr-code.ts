import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'

/** Width of the quiet zone in modules, as QR code readers need it (ISO/IEC 18004). */
const quietZone = 4

/** A text as a QR code, dark on light in both themes so that every camera reads it. */
@customElement('hr-qr-code')
export class HrQrCode extends LitElement {
  @property() text = ''
  /** Accessible name of the picture. */
  @property() label = ''
  @state() private drawn: { size: number; path: string } | null = null

  static override styles = css`
    :host {
      display: block;
      width: 196px;
      height: 196px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      border-radius: 6px;
      background: #fff;
    }
  `

  override async willUpdate(changed: Map<string, unknown>): Promise<void> {
    if (!changed.has('text') || !this.text) return
    const { encode } = await import('uqr')
    const { size, data } = encode(this.text, { border: quietZone })
    const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
    this.drawn = { size, path: dots.join('') }
  }

  override render() {
    if (!this.drawn) return nothing
    const { size, path } = this.drawn
    return html`<svg
      viewBox="0 0 ${size} ${size}"
      role="img"
      aria-label=${this.label}
      shape-rendering="crispEdges"
    >
      ${svg`<path d=${path} fill="#000" />`}
    </svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-qr-code': HrQrCode
  }
}
