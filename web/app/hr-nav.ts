import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../components/hr-menu.ts'
import { Localize } from '../elements/localized-element.ts'
import { textStyles } from '../styles/text.ts'
import { t } from '../locales/app.ts'

const main = [
  { path: '/', key: 'desk', sign: svg`<path d="M3 15h14M5 15V8h10v7M8 8V5h4v3" />` },
  { path: '/features', key: 'features', sign: svg`<path d="M4 5h12M4 10h12M4 15h7" />` },
  {
    path: '/launches',
    key: 'launches',
    sign: svg`<path d="M3 6c4 0 5 2 8 2h6M3 14c4 0 5-2 8-2h6M13 5v10" />`,
  },
  { path: '/my-week', key: 'myWeek', sign: svg`<path d="M4 5h12v11H4zM4 9h12M8 3v3M12 3v3" />` },
] as const
const documents = [
  { path: '/rubric', key: 'rubric' },
  { path: '/playbook', key: 'playbook' },
] as const
const more = [
  { path: '/people', key: 'people' },
  { path: '/roles', key: 'roles' },
  { path: '/workspace', key: 'workspace' },
  { path: '/activity', key: 'activity' },
  { path: '/guide', key: 'guide' },
  { path: '/gallery', key: 'gallery' },
] as const

/** The main navigation: links in the header, a bar at the bottom on phones. */
@customElement('hr-nav')
export class HrNav extends LitElement {
  @property() path = '/'

  static override styles = [
    textStyles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-5);
      }
      a,
      span {
        color: inherit;
        text-decoration: none;
        white-space: nowrap;
      }
      nav > a {
        padding: 4px 0;
      }
      a:hover {
        color: var(--ink);
      }
      nav a[aria-current] {
        color: var(--ink);
        font-weight: 600;
      }
      svg {
        display: none;
      }
      hr-menu .document {
        display: none;
      }
      @media (max-width: 1000px) {
        nav {
          column-gap: var(--space-4);
        }
      }
      @media (max-width: 820px) {
        nav {
          position: fixed;
          z-index: 5;
          inset: auto 0 0 0;
          display: grid;
          grid-template-columns: repeat(5, minmax(0, 1fr));
          gap: 0;
          padding-bottom: env(safe-area-inset-bottom);
          border-top: 1px solid var(--rule);
          background: color-mix(in srgb, var(--paper) 94%, transparent);
          backdrop-filter: blur(12px);
        }
        nav > a.document {
          display: none;
        }
        hr-menu a.document {
          display: flex;
        }
        nav > a,
        nav > hr-menu > span {
          display: grid;
          justify-items: center;
          gap: 1px;
          padding: 7px 2px 6px;
          font-size: 0.6875rem;
          line-height: 1.4;
        }
        nav > hr-menu {
          display: grid;
        }
        svg {
          display: block;
          width: 20px;
          height: 20px;
          fill: none;
          stroke: currentColor;
          stroke-width: 1.6;
          stroke-linejoin: round;
          stroke-linecap: round;
        }
      }
      @media print {
        nav {
          display: none;
        }
      }
    `,
  ]

  constructor() {
    super()
    new Localize(this)
  }

  private readonly link = (
    page: { path: string; key: Parameters<typeof t>[0]; sign?: unknown },
    name = '',
  ) => {
    const isHere = page.path === '/' ? this.path === '/' : this.path.startsWith(page.path)
    return html`<a href=${page.path} class=${name} aria-current=${isHere ? 'page' : nothing}>
      ${page.sign ? html`<svg viewBox="0 0 20 20" aria-hidden="true">${page.sign}</svg>` : ''}${t(page.key)}</a
    >`
  }

  override render() {
    return html`
      <nav aria-label=${t('nav')}>
        ${main.map((page) => this.link(page))} ${documents.map((page) => this.link(page, 'document'))}
        <hr-menu>
          <span slot="trigger">
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h.01M10 10h.01M15 10h.01" /></svg
            >${t('more')}
          </span>
          ${documents.map((page) => this.link(page, 'document'))} ${more.map((page) => this.link(page))}
        </hr-menu>
      </nav>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-nav': HrNav
  }
}
