import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Desk } from '#server/contracts/desk.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { listOf } from '../../formats/numbers.ts'
import { shortDate } from '../../formats/dates.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { cardsNotInGrading, section } from './desk-section.ts'
import { t } from '../../locales/desk.ts'

const line = (what: { id: string; title: string; kicker: unknown; act: string; says: string }) =>
  html`<li class="line">
    <div>
      <h3><a class="quiet" href="/features/${what.id}">${what.title}</a></h3>
      <p class="kicker">${what.kicker}</p>
    </div>
    <a href="/features/${what.id}/grading" aria-label=${what.says}>${what.act}</a>
  </li>`

const shownOf = (items: readonly unknown[], total: number) =>
  total > items.length
    ? html`<p class="quiet-text">${t('firstOf', { shown: items.length, count: total })}</p>`
    : nothing

/** Features before release without a decided grade. */
export function gradingPart(desk: Desk, today: PlainDate): TemplateResult | typeof nothing {
  const { needsGrading } = desk
  if (!needsGrading || needsGrading.total === 0) return nothing
  const cards = new Map(desk.awaitingMyCard?.items.map((one) => [one.featureId, one.raters]))
  const { items, total } = needsGrading
  return section({
    part: 'grading',
    heading: t('grading.title'),
    note: t('grading.note'),
    more: html`<a href="/features?needsGrading=true">${t('all', { count: total })}</a>`,
    body: html`<ul class="lines">
      ${items.map((feature) => featureLine(feature, cards.get(feature.id), today))}
    </ul>`,
  })
}

const prdText = (finalOn: PlainDate, today: PlainDate) =>
  t(finalOn > today ? 'grading.prdToBeFinal' : 'grading.prdFinal', { date: shortDate(finalOn, today) })

function featureLine(feature: Feature, raters: number | undefined, today: PlainDate) {
  const { id, title, productArea, pmmOwner, prdFinalOn } = feature
  const isMine = raters !== undefined
  return line({
    id,
    title,
    kicker: html`<span>${featureStageName(feature.stage)}</span>
      ${productArea ? html`<span>${productArea.name}</span>` : nothing}
      <span>${pmmOwner?.name ?? t('grading.noPmm')}</span>
      ${prdFinalOn ? html`<span>${prdText(prdFinalOn, today)}</span>` : nothing}
      ${isMine ? html`<span>${t('grading.raters', { count: raters })}</span>` : nothing}`,
    act: isMine ? t('grading.score') : t('grading.grade'),
    says: isMine ? t('grading.scoreThing', { title }) : t('grading.gradeThing', { title }),
  })
}

/** Open rounds of others that need this person's card. */
export function cardsPart(desk: Desk): TemplateResult | typeof nothing {
  const { items, total } = cardsNotInGrading(desk)
  if (total === 0) return nothing
  return section({
    part: 'cards',
    heading: t('cards.title'),
    note: t('cards.note'),
    more: shownOf(items, total),
    body: html`<ul class="lines">
      ${items.map(({ featureId, title, raters }) =>
        line({
          id: featureId,
          title,
          kicker: html`<span>${t('cards.raters', { count: raters })}</span>`,
          act: t('grading.score'),
          says: t('grading.scoreThing', { title }),
        }),
      )}
    </ul>`,
  })
}

/** Rounds whose scores differ widely. @param nameOf a criterion of the rubric in the reader's language */
export function disagreementsPart(
  desk: Desk,
  nameOf: (criterion: string) => string,
): TemplateResult | typeof nothing {
  const { disagreements } = desk
  if (!disagreements || disagreements.total === 0) return nothing
  const { items, total } = disagreements
  return section({
    part: 'disagreements',
    heading: t('disagreements.title'),
    note: t('disagreements.note'),
    more: shownOf(items, total),
    body: html`<ul class="lines">
      ${items.map(({ featureId, title, criteria }) =>
        line({
          id: featureId,
          title,
          kicker: html`<span
            >${t('disagreements.criteria', { criteria: listOf(criteria.map(nameOf)) })}</span
          >`,
          act: t('disagreements.compare'),
          says: t('disagreements.compareThing', { title }),
        }),
      )}
    </ul>`,
  })
}
