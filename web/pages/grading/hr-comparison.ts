import { shownText } from '#server/contracts/names.ts'
import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Consensus, CriterionConsensus, Proposal, Scorecard } from '#server/contracts/grading.ts'
import type { Criterion, RubricDefinition } from '#server/contracts/rubrics.ts'
import { shownTotal } from '#server/domain/rubric/proposal.ts'
import { listOf, number, points } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { functionName } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { tableStyles } from '../../styles/tables.ts'
import { textStyles } from '../../styles/text.ts'
import { comparedScore, countedFirst, totalOf } from './comparison.ts'
import { comparisonStyles } from './comparison-styles.ts'
import { spreadStrip } from './spread-strip.ts'
import { t } from '../../locales/grading.ts'

/**
 * Submitted cards in columns: each criterion by rater, its mean and spread, criteria to discuss, the notes.
 */
@customElement('hr-comparison')
export class HrComparison extends LocalizedElement {
  @property({ attribute: false }) definition!: RubricDefinition
  @property({ attribute: false }) cards: Scorecard[] = []
  @property({ attribute: false }) consensus!: Consensus
  @property({ attribute: false }) proposal!: Proposal

  static override styles = [textStyles, tableStyles, comparisonStyles]

  override render() {
    const { definition } = this
    const cards = countedFirst(this.cards)
    if (cards.length === 0) return html`<p class="quiet-text">${t('compare.none')}</p>`
    const hasBeside = cards.some((card) => !card.isCounted)
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t('compare.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="criterion">${t('compare.criterion')}</th>
              <th scope="col" class="number">${t('compare.mean')}</th>
              <th scope="col" class="picture">${t('compare.spreadOf')}</th>
              ${cards.map((card) => this.renderHead(card))}
            </tr>
          </thead>
          ${definition.criteria.map((criterion) => this.renderCriterion(criterion, cards))}
          <tfoot>
            <tr>
              <th scope="row">${t('compare.total')}</th>
              <td class="number total">
                ${range(shownTotal(this.proposal.low.total), shownTotal(this.proposal.high.total))}
              </td>
              <td class="picture"></td>
              ${cards.map((card) => {
                const { low, high } = totalOf(definition, card)
                return html`<td class="number ${card.isCounted ? '' : 'beside'}">${range(low, high)}</td>`
              })}
            </tr>
          </tfoot>
        </table>
      </div>
      ${
        hasBeside
          ? html`<p class="quiet-text legend">
              ${t('compare.besideHint', { functions: listOf(definition.countedFunctions.map(functionName)) })}
            </p>`
          : nothing
      }
    `
  }

  private renderHead(card: Scorecard) {
    return html`<th scope="col" class="rater ${card.isCounted ? '' : 'beside'}">
      ${personName(card.person)}
      <small
        >${card.jobFunction ? functionName(card.jobFunction) : nothing}${
          card.isCounted ? nothing : html` · ${t('compare.beside')}`
        }${card.revision ? html`<br /><em>${t('compare.revised')}</em>` : nothing}</small
      >
    </th>`
  }

  private renderCriterion(criterion: Criterion, cards: Scorecard[]) {
    const agreed = this.consensus.criteria.find((one) => one.criterion === criterion.id)
    const cells = cards.map((card) => ({ card, ...comparedScore(card, criterion.id) }))
    const notes = cells.flatMap(({ card, note }) => (note ? [{ name: personName(card.person), note }] : []))
    const marks = cells.flatMap(({ card, score }) =>
      typeof score === 'number' ? [{ score, isCounted: card.isCounted }] : [],
    )
    return html`<tbody class=${agreed?.isToDiscuss ? 'discuss' : ''}>
      <tr>
        <th scope="row" class="criterion">
          <span>${localText(criterion.title)}</span> <small>${number(criterion.weight)}</small>
          ${agreed?.isToDiscuss ? html`<b class="mark">${t('compare.discuss')}</b>` : nothing}
        </th>
        <td class="number mean">${this.meanText(agreed)}</td>
        <td class="picture">
          ${spreadStrip(marks, agreed?.mean ?? null, agreed?.isToDiscuss ?? false)}
          ${
            agreed?.isToDiscuss
              ? html`<span class="visually-hidden"
                  >${t('compare.discussHint', { spread: number(agreed.spread ?? 0) })}</span
                >`
              : nothing
          }
        </td>
        ${cells.map(
          ({ card, score, original }) =>
            html`<td class="number ${card.isCounted ? '' : 'beside'}">${cellText(score, original)}</td>`,
        )}
      </tr>
      ${
        notes.length > 0
          ? html`<tr class="notes">
              <td colspan=${3 + cards.length}>
                <ul aria-label=${t('compare.notes')}>
                  ${notes.map(({ name, note }) => html`<li><b>${name}</b> ${shownText(note)}</li>`)}
                </ul>
              </td>
            </tr>`
          : nothing
      }
    </tbody>`
  }

  private meanText(agreed: CriterionConsensus | undefined) {
    if (agreed?.mean === null || agreed === undefined)
      return html`<span class="unknown" title=${t('compare.unknownName')}>${t('compare.unknown')}</span>`
    return number(agreed.mean, 2)
  }
}

const range = (low: number, high: number) => (high > low ? html`${points(low)}–${points(high)}` : points(low))

const digit = (score: number | null | undefined) => {
  if (score === undefined) return '–'
  return score === null
    ? html`<span class="unknown" title=${t('compare.unknownName')}>${t('compare.unknown')}</span>`
    : number(score)
}

const wordOf = (score: number | null | undefined) =>
  typeof score === 'number' ? number(score) : t('compare.unknownName')

function cellText(score: number | null | undefined, original: number | null | undefined) {
  if (original === undefined) return digit(score)
  const name = t('compare.revisedFrom', { to: wordOf(score), from: wordOf(original) })
  return html`<span title=${name}
    ><span aria-hidden="true"><s>${digit(original)}</s> ${digit(score)}</span
    ><span class="visually-hidden">${name}</span></span
  >`
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-comparison': HrComparison
  }
}
