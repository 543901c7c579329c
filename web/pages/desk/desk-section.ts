import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Desk } from '#server/contracts/desk.ts'

/** The parts of the desk in reading order. */
export const parts = ['grading', 'cards', 'disagreements', 'launches', 'tasks', 'warnings'] as const
export type Part = (typeof parts)[number]

/**
 * One part of the desk: its heading in the margin, its items next to it. The heading is the focus target of a
 * jump.
 */
export function section(what: {
  part: Part
  heading: string
  note?: string
  more?: TemplateResult | typeof nothing
  body: TemplateResult
}): TemplateResult {
  return html`<section class="part" id=${what.part} aria-labelledby="${what.part}-head">
    <header>
      <h2 id="${what.part}-head" tabindex="-1">${what.heading}</h2>
      ${what.note ? html`<p class="quiet-text">${what.note}</p>` : nothing} ${what.more ?? nothing}
    </header>
    <div>${what.body}</div>
  </section>`
}

/**
 * The rounds that need a card and are not already among the features to grade, so that none is listed twice.
 * `total` is the number of these.
 */
export function cardsNotInGrading(desk: Pick<Desk, 'needsGrading' | 'awaitingMyCard'>): {
  items: NonNullable<Desk['awaitingMyCard']>['items']
  total: number
} {
  const { items, total } = desk.awaitingMyCard ?? { items: [], total: 0 }
  const shown = new Set(desk.needsGrading?.items.map((feature) => feature.id))
  const rest = items.filter((one) => !shown.has(one.featureId))
  return { items: rest, total: total - (items.length - rest.length) }
}

/** Number of items per part; null where a part is not for this person or is included in another part. */
export function countsOf(desk: Desk): Record<Part, number | null> {
  const cards = cardsNotInGrading(desk).total
  return {
    grading: desk.needsGrading?.total ?? null,
    cards: cards > 0 || desk.awaitingMyCard?.total === 0 ? cards : null,
    disagreements: desk.disagreements?.total ?? null,
    launches: desk.launchesToLookAt?.total ?? null,
    tasks: desk.myTasks.total,
    warnings: desk.warnings?.total ?? null,
  }
}
