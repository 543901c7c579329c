import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Rubric, RubricDefinition, RubricList } from '#server/contracts/rubrics.ts'
import { getCurrentRubric, getRubric, listRubrics } from '../../api/rubrics.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-skeleton.ts'
import '../../components/hr-version-list.ts'
import '../../components/hr-vessel.ts'
import { dayOf, longDate } from '../../formats/dates.ts'
import { listOf, number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { searchText, withSearch } from '../../navigation/location.ts'
import { functionName, gradeName } from '../../locales/vocabulary.ts'
import { Page } from '../../elements/page.ts'
import { problemText } from '../../formats/problem-text.ts'
import { PublishedVersions } from '../../queries/published-versions.ts'
import { pageStyles } from '../../styles/page.ts'
import { conditionText } from './condition-text.ts'
import './hr-criteria-sheet.ts'
import './hr-weight-bar.ts'
import { rubricStyles } from './rubric-styles.ts'
import { t } from '../../locales/rubric.ts'

/** The rubric, readable, linkable and printable: criteria, thresholds of the grades, and gates. */
@customElement('hr-rubric-page')
export class HrRubricPage extends Page {
  private readonly versions = new PublishedVersions<Rubric, RubricList>(this, 'rubrics', {
    list: listRubrics,
    getCurrent: getCurrentRubric,
    get: getRubric,
  })

  static override styles = [...pageStyles, rubricStyles]

  private get view(): 'sheet' | 'list' {
    return searchText(this.search, 'view') === 'list' ? 'list' : 'sheet'
  }

  override render() {
    if (this.versions.isMissing) {
      return html`<h1>${t('unknownVersion', { version: searchText(this.search, 'version') })}</h1>
        <p><a href="/rubric">${t('toCurrent')}</a></p>`
    }
    return this.versions.shown.render({
      pending: () => html`<hr-skeleton shape="title" lines="9"></hr-skeleton>`,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (rubric) => this.renderRubric(rubric),
    })
  }

  private renderRubric(rubric: Rubric) {
    const { definition } = rubric
    const date = longDate(dayOf(rubric.publishedAt))
    return html`
      <header class="page-head">
        <p class="kicker">
          <b>${t('version', { version: rubric.version })}</b>
          ${rubric.isCurrent ? html`<span>${t('current')}</span>` : nothing}
          <span>${t('published', { date })}</span>
          <span>${rubric.publishedBy ? t('by', { name: rubric.publishedBy.name }) : t('shipped')}</span>
        </p>
        <h1>${localText(definition.title)}</h1>
        <p class="lede">${t('sum')}</p>
        ${rubric.note ? html`<p class="note">${rubric.note}</p>` : nothing}
        ${
          rubric.isCurrent
            ? nothing
            : html`<p class="notice warn">${t('older')} <a href="/rubric">${t('toCurrent')}</a></p>`
        }
      </header>
      <hr-weight-bar .criteria=${definition.criteria}></hr-weight-bar>
      ${this.renderCriteria(definition)} ${this.renderBands(definition)} ${this.renderVersions(rubric)}
    `
  }

  private renderCriteria(definition: RubricDefinition) {
    return html`<section class="section criteria" aria-labelledby="criteria">
      <div class="head">
        <h2 id="criteria">${t('criteria')}</h2>
        <nav class="views" aria-label=${t('view.name')}>
          ${(['sheet', 'list'] as const).map(
            (view) =>
              html`<a
                href=${withSearch({ view: view === 'sheet' ? null : view })}
                aria-current=${this.view === view ? 'true' : nothing}
                >${t(`view.${view}`)}</a
              >`,
          )}
        </nav>
      </div>
      <hr-criteria-sheet .definition=${definition} .view=${this.view}></hr-criteria-sheet>
      <p class="fine">
        ${t('counted', { functions: listOf(definition.countedFunctions.map(functionName)) })}
        ${t('discuss', { spread: number(definition.discussSpread) })}
      </p>
    </section>`
  }

  private renderBands(definition: RubricDefinition) {
    return html`<div class="section pair">
      <section aria-labelledby="bands">
        <h2 id="bands">${t('bands')}</h2>
        <p class="fine">${t('bandsText')}</p>
        <hr-vessel .bands=${definition.bands}></hr-vessel>
        <p class="fine">${t('near', { points: number(definition.nearLinePoints) })}</p>
      </section>
      <section aria-labelledby="gates">
        <h2 id="gates">${t('gates')}</h2>
        <p class="fine">${t('gatesText')}</p>
        <ol class="gates">
          ${definition.gates.map(
            (gate) =>
              html`<li id=${gate.id}>
                <hr-grade .grade=${gate.cap} mark-only></hr-grade>
                <div>
                  <h3>${t('unless', { grade: gradeName(gate.cap) })}</h3>
                  <ul>
                    ${gate.conditions.map((one) => html`<li>${conditionText(one, definition)}</li>`)}
                  </ul>
                  <p>${localText(gate.reason)}</p>
                  <p class="quiet-text">${localText(gate.remedy)}</p>
                </div>
              </li>`,
          )}
        </ol>
      </section>
    </div>`
  }

  private renderVersions(rubric: Rubric) {
    return html`<section class="section versions" aria-labelledby="versions">
      <h2 id="versions">${t('versions')}</h2>
      <p class="fine">${t('versionsText')}</p>
      <hr-version-list
        path="/rubric"
        .versions=${this.versions.list.data?.items ?? []}
        .shown=${rubric.version}
      ></hr-version-list>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-rubric-page': HrRubricPage
  }
}
