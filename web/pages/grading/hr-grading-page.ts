import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Feature } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { Rubric } from '#server/contracts/rubrics.ts'
import type { Session } from '#server/contracts/session.ts'
import { getFeature } from '../../api/features.ts'
import { getGrading, revealGrading } from '../../api/grading.ts'
import { listPeople } from '../../api/people.ts'
import { getCurrentRubric, getRubric } from '../../api/rubrics.ts'
import '../../components/hr-skeleton.ts'
import { change } from '../../queries/change.ts'
import { pushSearch, replaceSearch, searchText } from '../../navigation/location.ts'
import { featureStageName } from '../../locales/vocabulary.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { Query, queryClient } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { gradingStyles } from './grading-styles.ts'
import './hr-decided.ts'
import './hr-decision-record.ts'
import './hr-raters.ts'
import './hr-reveal.ts'
import './hr-round.ts'
import './hr-scoring.ts'
import { t } from '../../locales/grading.ts'

/** What the page shows the reader: their card, waiting for others, the comparison, or the decision. */
type Mode = 'scoring' | 'hidden' | 'open' | 'closed'

/** The current rubric, also cached under its own id: the round opened by one's first score is bound to it. */
async function currentRubric(): Promise<Rubric> {
  const rubric = await getCurrentRubric()
  queryClient.setQueryData(['rubrics', rubric.id], rubric)
  return rubric
}

/** The grading page of one feature, from the first blind score to the decision and its history. */
@customElement('hr-grading-page')
export class HrGradingPage extends Page {
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session | undefined
  @state() private isRevealing = false

  private get featureId(): string {
    return this.params.id ?? ''
  }

  private readonly grading = new Query<Grading>(this, () => ({
    queryKey: ['features', this.featureId, 'grading'],
    queryFn: () => getGrading(this.featureId),
  }))
  private readonly feature = new Query<Feature>(this, () => ({
    queryKey: ['features', this.featureId],
    queryFn: () => getFeature(this.featureId),
  }))
  private readonly rubric = new Query<Rubric>(this, () => {
    const id = this.grading.data?.rubricId ?? ''
    return this.isAgain
      ? { queryKey: ['rubrics', 'current'], queryFn: currentRubric }
      : {
          queryKey: ['rubrics', id],
          queryFn: () => getRubric(id),
          enabled: id !== '',
          staleTime: Infinity,
        }
  })
  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
    enabled: this.mode === 'open' && whyNot(this.session, 'grade.decide') === '',
  }))

  private readonly beside = new InitialLoad(this, () => [this.feature, this.grading, this.rubric])

  static override styles = [...pageStyles, gradingStyles]

  override willUpdate(): void {
    const visibility = this.grading.data?.visibility
    // The new card has opened its round; after that round is decided, the parameter must not request another.
    if (visibility && visibility !== 'round-closed' && searchText(this.search, 'again'))
      replaceSearch({ again: null })
  }

  /** A new card was requested after the last round was closed. */
  private get isAgain(): boolean {
    return searchText(this.search, 'again') !== '' && this.grading.data?.visibility === 'round-closed'
  }

  private get isArchived(): boolean {
    return typeof this.feature.data?.archivedAt === 'string'
  }

  private get mode(): Mode {
    const visibility = this.grading.data?.visibility
    if (visibility === 'own-card-submitted' || visibility === 'revealed') return 'open'
    if (visibility === 'round-closed' && !this.isAgain) return 'closed'
    return whyNot(this.session, 'grade.score') === '' && !this.isArchived ? 'scoring' : 'hidden'
  }

  private readonly reveal = async () => {
    this.isRevealing = false
    await change({
      run: () => revealGrading(this.featureId),
      noun: 'feature',
    })
  }

  override render() {
    const feature = this.feature.data
    const grading = this.grading.data
    const error = this.grading.error ?? this.feature.error
    if (!feature || !grading || !this.beside.isDone) {
      return error
        ? html`<p role="alert">${problemText(error)}</p>`
        : html`<hr-skeleton shape="title" lines="9"></hr-skeleton>`
    }
    this.setTitle(feature.title)
    return html`${this.renderHead(feature, grading)} ${this.renderBody(grading)}
    ${this.renderHistory(grading)}
    ${
      this.isRevealing
        ? html`<hr-reveal
            .hasDraft=${grading.mine !== null}
            @closed=${() => (this.isRevealing = false)}
            @confirmed=${this.reveal}
          ></hr-reveal>`
        : nothing
    }`
  }

  private renderHead(feature: Feature, grading: Grading) {
    const { round } = grading
    const number = (round?.number ?? 0) + (round === null || this.isAgain ? 1 : 0)
    const version = this.rubric.data?.version
    const isRoundShown = this.mode !== 'closed'
    return html`<header class="page-head">
      <p class="kicker">
        ${feature.productArea ? html`<span>${feature.productArea.name}</span>` : nothing}
        <span>${featureStageName(feature.stage)}</span>
        <span>${t('round', { number })}</span>
        ${version ? html`<a href=${`/rubric?version=${version}`}>${t('rubricVersion', { version })}</a>` : nothing}
      </p>
      <h1 class=${feature.title.length > 60 ? 'long' : ''}>
        <a href=${`/features/${this.featureId}`}>${feature.title}</a>
      </h1>
      ${isRoundShown ? html`<p class="lede">${this.ledeFor(grading)}</p>` : nothing}
      ${this.isArchived ? html`<p class="notice">${t('archived')}</p>` : nothing}
      ${
        isRoundShown && !this.isAgain
          ? html`<hr-raters .raters=${grading.raters} .ownId=${this.session?.person?.id ?? ''}></hr-raters>`
          : nothing
      }
    </header>`
  }

  private ledeFor(grading: Grading): string {
    const { mode } = this
    if (mode === 'scoring') {
      if (this.isAgain) return t('lede.again')
      return t(grading.round === null ? 'lede.first' : 'lede.blind')
    }
    if (mode === 'hidden') return t(grading.round === null ? 'lede.nothing' : 'lede.hidden')
    const toDiscuss = grading.consensus?.criteria.filter((one) => one.isToDiscuss).length ?? 0
    const seen = t('lede.seen', { count: grading.cards?.length ?? 0 })
    const isComparable = (grading.consensus?.countedCards ?? 0) > 1
    const talk =
      toDiscuss > 0 ? t('lede.discuss', { count: toDiscuss }) : isComparable ? t('lede.agreed') : ''
    return talk === '' ? seen : t('lede.both', { seen, talk })
  }

  private renderBody(grading: Grading) {
    if (this.mode === 'closed') {
      return html`<hr-decided
        .grading=${grading}
        .definition=${this.rubric.data?.definition}
        .mayLaunch=${!this.isArchived && whyNot(this.session, 'launch.plan') === ''}
        .whyNotAgain=${this.isArchived ? t('archived') : whyNot(this.session, 'grade.score')}
      ></hr-decided>`
    }
    if (this.mode === 'hidden') return this.renderHidden(grading)
    return this.rubric.render({
      pending: () => html`<hr-skeleton lines="9"></hr-skeleton>`,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: ({ definition }) =>
        this.mode === 'scoring'
          ? html`<hr-scoring
                .featureId=${this.featureId}
                .definition=${definition}
                .facts=${grading.facts}
                .anchors=${grading.anchors}
                .card=${this.isAgain ? null : grading.mine}
              ></hr-scoring>
              ${this.renderWayOut(grading)}`
          : html`<hr-round
              .grading=${grading}
              .definition=${definition}
              .session=${this.session}
              .people=${this.people.data?.items ?? []}
              .isArchived=${this.isArchived}
            ></hr-round>`,
    })
  }

  private renderWayOut(grading: Grading) {
    if (this.isAgain)
      return html`<p class="foot">
        <button class="quiet" @click=${() => pushSearch({ again: null })}>${t('again.leave')}</button>
      </p>`
    return grading.round === null ? nothing : this.renderRevealOffer()
  }

  private renderRevealOffer() {
    return html`<p class="foot">
      <button class="quiet" @click=${() => (this.isRevealing = true)}>${t('reveal.offer')}</button>
    </p>`
  }

  private renderHidden(grading: Grading) {
    return html`<p class="quiet-text">${t('whyNotScore')} ${whyNot(this.session, 'grade.score')}</p>
      ${grading.round === null ? nothing : this.renderRevealOffer()}`
  }

  private renderHistory(grading: Grading) {
    const earlier = this.mode === 'closed' ? grading.decisions.slice(1) : grading.decisions
    if (earlier.length === 0) return nothing
    return html`<section class="section records" aria-labelledby="history">
      <h2 id="history">${t('record.history')}</h2>
      ${earlier.map((decision) => html`<hr-decision-record .decision=${decision}></hr-decision-record>`)}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-grading-page': HrGradingPage
  }
}
