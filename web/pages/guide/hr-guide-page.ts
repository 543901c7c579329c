import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { Page } from '../../elements/page.ts'
import { pageStyles } from '../../styles/page.ts'
import { errors, exampleOf, preparation, staleAnswer } from './examples.ts'
import type { Example } from './examples.ts'
import './hr-command.ts'
import { t } from '../../locales/guide.ts'

const command = (heading: string, key: Example['key']) =>
  html`<hr-command .heading=${heading} .command=${exampleOf(key).command}></hr-command>`

/** The API guide: shell commands to copy; the same commands are tested. */
@customElement('hr-guide-page')
export class HrGuidePage extends Page {
  static override styles = [
    ...pageStyles,
    css`
      .column {
        max-width: 760px;
      }
      .column :is(hr-command, pre, table) {
        margin-top: var(--space-4);
      }
      .first {
        margin-top: 0;
      }
      section > p {
        max-width: var(--measure);
        color: var(--ink-2);
      }
      section > :is(hr-command, table) + p {
        margin-top: var(--space-2);
      }
      .answer {
        padding: var(--space-3) var(--space-4);
        border-inline-start: 3px solid var(--rule-strong);
        color: var(--ink-2);
        font: 400 0.8125rem / 1.65 var(--font-figure);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      table {
        table-layout: auto;
      }
      td:first-child {
        white-space: nowrap;
      }
      code {
        font: 400 0.875em var(--font-figure);
      }
      @media (max-width: 480px) {
        .errors :is(th, td):first-child {
          width: 3.2em;
        }
        .errors td code {
          overflow-wrap: anywhere;
        }
      }
    `,
  ]

  override render() {
    return html`<div class="column">
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
        <p><a href="/api/docs">${t('docs')}</a></p>
      </div>
      ${this.renderToken()} ${this.renderScopes()} ${this.renderReading()} ${this.renderWriting()}
      ${this.renderErrors()}
    </div>`
  }

  private renderToken() {
    return html`<section class="section first">
      <h2>${t('token.title')}</h2>
      <p>${t('token.text')}</p>
      <p><a href="/account">${t('token.link')}</a></p>
      <hr-command .heading=${t('token.set')} .command=${preparation(location.origin)}></hr-command>
      ${command(t('token.check'), 'check')}
    </section>`
  }

  private renderScopes() {
    const row = (scope: string, text: string) =>
      html`<tr>
        <td><code>${scope}</code></td>
        <td>${text}</td>
      </tr>`
    return html`<section class="section">
      <h2>${t('scopes.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('scopes.scope')}</th>
            <th scope="col">${t('scopes.opens')}</th>
          </tr>
        </thead>
        <tbody>
          ${row('read', t('scopes.read'))} ${row('write', t('scopes.write'))}
          ${row('prd-upload', t('scopes.prd'))}
        </tbody>
      </table>
      <p>${t('scopes.never')}</p>
      ${command(t('scopes.refused'), 'refused')}
      <p>${t('scopes.refusedText')}</p>
    </section>`
  }

  private renderReading() {
    return html`<section class="section">
        <h2>${t('read.title')}</h2>
        ${command(t('read.list'), 'read')}
        <p>${t('read.text')}</p>
        ${command(t('read.page'), 'page')}
        <p>${t('read.pageText')}</p>
        ${command(t('read.launches'), 'launches')}
      </section>
      <section class="section">
        <h2>${t('out.title')}</h2>
        <p>${t('out.text')}</p>
        ${command(t('out.features'), 'export')}
        <p><a href="/workspace">${t('out.company')}</a></p>
      </section>`
  }

  private renderWriting() {
    return html`<section class="section">
        <h2>${t('add.title')}</h2>
        <p>${t('add.text')}</p>
        ${command(t('add.feature'), 'add')}
      </section>
      <section class="section">
        <h2>${t('edit.title')}</h2>
        <p>${t('edit.text')}</p>
        ${command(t('edit.one'), 'one')} ${command(t('edit.change'), 'edit')}
        ${command(t('edit.stale'), 'stale')}
        <pre class="answer" translate="no">${staleAnswer}</pre>
        <p>${t('edit.staleText')}</p>
      </section>`
  }

  private renderErrors() {
    return html`<section class="section">
      <h2>${t('errors.title')}</h2>
      <p>${t('errors.text')}</p>
      <table class="errors">
        <thead>
          <tr>
            <th scope="col">${t('errors.status')}</th>
            <th scope="col">${t('errors.code')}</th>
            <th scope="col">${t('errors.means')}</th>
          </tr>
        </thead>
        <tbody>
          ${errors.map(
            ({ status, code }) =>
              html`<tr>
                <td>${status}</td>
                <td><code>${code}</code></td>
                <td>${t(`errors.advice.${code}`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-guide-page': HrGuidePage
  }
}
