import { shownText } from '#server/contracts/names.ts'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Playbook, PlaybookList } from '#server/contracts/playbooks.ts'
import { getCurrentPlaybook, getPlaybook, listPlaybooks } from '../../api/playbooks.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-skeleton.ts'
import '../../components/hr-version-list.ts'
import { dayOf, longDate } from '../../formats/dates.ts'
import { localText } from '../../locales/language.ts'
import { searchList, searchText, withSearch } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { problemText } from '../../formats/problem-text.ts'
import { PublishedVersions } from '../../queries/published-versions.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-playbook-matrix.ts'
import { t } from '../../locales/playbook.ts'

/** The playbook, readable, linkable and printable: every task by phase and grade, with its days from T. */
@customElement('hr-playbook-page')
export class HrPlaybookPage extends Page {
  private readonly versions = new PublishedVersions<Playbook, PlaybookList>(this, 'playbooks', {
    list: listPlaybooks,
    getCurrent: getCurrentPlaybook,
    get: getPlaybook,
  })

  static override styles = [
    ...pageStyles,
    css`
      .filter {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        margin-bottom: var(--space-4);
      }
      .filter a {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        padding: 5px 0;
        color: var(--ink-2);
        text-decoration: none;
      }
      .filter a:hover {
        color: var(--ink);
      }
      .filter [aria-current] {
        color: var(--ink);
        font-weight: 600;
        box-shadow: inset 0 -1.5px var(--ink);
      }
      .fine {
        max-width: var(--measure);
        margin-top: var(--space-4);
        color: var(--ink-2);
        font-size: var(--step--1);
      }
      .versions .fine {
        margin: calc(-1 * var(--space-2)) 0 var(--space-2);
      }
      @media print {
        .filter,
        .versions {
          display: none;
        }
      }
    `,
  ]

  private get grade(): Grade | null {
    return searchList(this.search, 'grade', grades)[0] ?? null
  }

  override render() {
    if (this.versions.isMissing) {
      return html`<h1>${t('unknownVersion', { version: searchText(this.search, 'version') })}</h1>
        <p><a href="/playbook">${t('toCurrent')}</a></p>`
    }
    return this.versions.shown.render({
      pending: () => html`<hr-skeleton shape="title" lines="12"></hr-skeleton>`,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (playbook) => this.renderPlaybook(playbook),
    })
  }

  private renderPlaybook(playbook: Playbook) {
    const date = longDate(dayOf(playbook.publishedAt))
    return html`
      <header class="page-head">
        <p class="kicker">
          <b>${t('version', { version: playbook.version })}</b>
          ${playbook.isCurrent ? html`<span>${t('current')}</span>` : nothing}
          <span>${t('published', { date })}</span>
          <span>${playbook.publishedBy ? t('by', { name: playbook.publishedBy.name }) : t('shipped')}</span>
        </p>
        <h1>${localText(playbook.definition.title)}</h1>
        <p class="lede">${t(this.grade === null ? 'lede' : 'ledeGrade')}</p>
        ${playbook.note ? html`<p>${shownText(playbook.note)}</p>` : nothing}
        ${
          playbook.isCurrent
            ? nothing
            : html`<p class="notice warn">${t('older')} <a href="/playbook">${t('toCurrent')}</a></p>`
        }
      </header>
      ${this.renderFilter()}
      <hr-playbook-matrix
        .tasks=${playbook.definition.tasks}
        .grade=${this.grade}
        .open=${searchText(this.search, 'task')}
      ></hr-playbook-matrix>
      <p class="fine">${t('legend')}</p>
      <section class="section versions" aria-labelledby="versions">
        <h2 id="versions">${t('versions')}</h2>
        <p class="fine">${t('versionsText')}</p>
        <hr-version-list
          path="/playbook"
          .versions=${this.versions.list.data?.items ?? []}
          .shown=${playbook.version}
        ></hr-version-list>
      </section>
    `
  }

  private renderFilter() {
    return html`<nav class="filter" aria-label=${t('filter')}>
      <a href=${withSearch({ grade: null })} aria-current=${this.grade === null ? 'true' : nothing}
        >${t('allGrades')}</a
      >
      ${grades.map(
        (grade) =>
          html`<a href=${withSearch({ grade })} aria-current=${this.grade === grade ? 'true' : nothing}
            ><hr-grade .grade=${grade}></hr-grade
          ></a>`,
      )}
    </nav>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-playbook-page': HrPlaybookPage
  }
}
