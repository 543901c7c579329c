import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { DocumentList } from '#server/contracts/documents.ts'
import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { LaunchPage } from '#server/contracts/launches.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { ProductAreaList } from '#server/contracts/product-areas.ts'
import type { Session } from '#server/contracts/session.ts'
import type { WarningList } from '#server/contracts/warnings.ts'
import { listPeople } from '../../api/people.ts'
import { createProductArea, listProductAreas } from '../../api/product-areas.ts'
import '../../components/hr-conflict.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-skeleton.ts'
import '../../entities/hr-entity-archived.ts'
import '../../entities/hr-entity-visibility.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { Shortcuts } from '../../shell/shortcuts.ts'
import { navigate } from '../../navigation/location.ts'
import { common } from '../../locales/common.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import {
  documentsOfFeatureQuery,
  featureQuery,
  gradingQuery,
  launchesOfFeatureQuery,
  warningsQuery,
} from '../../queries/first-queries.ts'
import { invalidate, Query } from '../../queries/query.ts'
import { Presence } from '../../live/presence.ts'
import { sessionContext } from '../../session/session.ts'
import { FormController } from '../../editing/form-controller.ts'
import { EntityEditor } from '../../editing/entity-editor.ts'
import { pageStyles } from '../../styles/page.ts'
import { featureEntityType } from './feature-entity-type.ts'
import { featurePageStyles } from './feature-page-styles.ts'
import './hr-feature-documents.ts'
import './hr-feature-facts.ts'
import './hr-feature-grade.ts'
import './hr-feature-head.ts'
import type { HrFeatureHead } from './hr-feature-head.ts'
import './hr-feature-launches.ts'
import './hr-feature-top.ts'
import './hr-feature-warnings.ts'
import type { NewProductArea } from './hr-new-area.ts'
import { FieldOpener } from './open-field.ts'
import { t } from '../../locales/feature.ts'

/** The feature page: facts, grade, launches, history. */
@customElement('hr-feature-page')
export class HrFeaturePage extends Page {
  @consume({ context: sessionContext, subscribe: true }) @state() private session?: Session
  @state() private isNamingArea = false
  @query('hr-feature-head') private readonly head?: HrFeatureHead | null

  private readonly area = new FormController(this)
  private readonly editor = new EntityEditor(
    this,
    featureEntityType(() => this.names),
  )
  private readonly presence = new Presence(this, () =>
    this.feature.data ? { noun: 'feature', id: this.featureId } : null,
  )
  private readonly feature = new Query<Feature>(this, () => featureQuery(this.featureId))
  private readonly grading = new Query<Grading>(this, () => gradingQuery(this.featureId))
  private readonly launches = new Query<LaunchPage>(this, () => launchesOfFeatureQuery(this.featureId))
  private readonly documents = new Query<DocumentList>(this, () => documentsOfFeatureQuery(this.featureId))
  private readonly warnings = new Query<WarningList>(this, () => warningsQuery({ featureId: this.featureId }))
  private readonly people = new Query<PersonList>(this, () => ({ queryKey: ['people'], queryFn: listPeople }))
  private readonly areas = new Query<ProductAreaList>(this, () => ({
    queryKey: ['product-areas'],
    queryFn: listProductAreas,
  }))

  private readonly beside = new InitialLoad(this, () => [
    this.documents,
    this.warnings,
    this.grading,
    this.launches,
  ])

  static override styles = [pageStyles, featurePageStyles]

  constructor() {
    super()
    new FieldOpener(this, () => Boolean(this.feature.data && this.session))
    new Shortcuts(this, [
      { keys: 'g', says: () => t('keys.grading'), run: this.openGrading },
      { keys: 'e', says: () => t('keys.title'), run: () => this.head?.editTitle() },
    ])
  }

  override firstUpdated(): void {
    // Below everything else: loaded after what is displayed first.
    void import('../../entities/hr-entity-history.ts')
  }

  private readonly openGrading = () => navigate(`/features/${this.featureId}/grading`)
  private get featureId() {
    return this.params.id ?? ''
  }

  private readonly save = ({ value, base }: ValueChanged<FeatureChange>) => {
    const seen = (base as Feature | undefined) ?? this.feature.data
    if (seen) this.editor.save(value, seen)
  }

  private readonly addArea = ({ value }: ValueChanged<NewProductArea>) =>
    this.area.send(async () => {
      const area = await createProductArea(value)
      await invalidate(['product-areas'])
      this.isNamingArea = false
      if (this.feature.data) this.editor.save({ productAreaId: area.id }, this.feature.data)
    })

  override render() {
    const coming = () => html`<hr-skeleton shape="title" lines="6"></hr-skeleton>`
    return this.feature.render({
      pending: coming,
      error: (error) =>
        html`<hr-empty .heading=${problemText(error)}>
          <a slot="actions" class="button" href="/features">${t('back')}</a>
        </hr-empty>`,
      ready: (feature) => (this.beside.isDone ? this.renderFeature(feature) : coming()),
    })
  }

  private get names() {
    return { people: this.people.data?.items ?? [], areas: this.areas.data?.items ?? [] }
  }

  private renderFeature(kept: Feature) {
    const { session, editor, names } = this
    const feature = editor.shown(kept)
    this.setTitle(feature.title)
    const why = whyNot(session, 'feature.edit', { ownerIds: kept.pmOwner ? [kept.pmOwner.id] : [] })
    const isDisabled = why !== '' || kept.archivedAt !== null
    const today = session?.workspace.today ?? ''
    const currency = session?.workspace.currency ?? 'USD'
    return html`
      <hr-feature-top
        .feature=${kept}
        .session=${session}
        .says=${this.says}
        .people=${this.presence.people}
      ></hr-feature-top>

      <div @value-changed=${this.save}>
        <hr-feature-head
          .feature=${feature}
          .areas=${names.areas}
          .disabled=${isDisabled}
          .mayCreateArea=${!whyNot(session, 'product-area.edit')}
          @area-requested=${() => {
            this.area.reset()
            void import('./hr-new-area.ts')
            this.isNamingArea = true
          }}
        ></hr-feature-head>
        <hr-entity-visibility
          noun="feature"
          .entity=${kept}
          .people=${names.people}
          .session=${session}
        ></hr-entity-visibility>
        <hr-entity-archived noun="feature" .entity=${kept} .session=${this.session}></hr-entity-archived>
        ${why && !kept.archivedAt ? html`<p class="notice">${t('readOnly', { why })}</p>` : nothing}
        <hr-conflict .editor=${editor}></hr-conflict>
        <hr-feature-facts
          class="main-facts"
          .feature=${feature}
          .people=${names.people}
          .today=${today}
          .currency=${currency}
          .disabled=${isDisabled}
        ></hr-feature-facts>
        <div class="beside">
          <div class="main">
            <hr-feature-warnings
              .warnings=${this.warnings.data?.items ?? []}
              .whyNot=${whyNot(session, 'warning.dismiss')}
            ></hr-feature-warnings>
            <hr-feature-documents
              .documents=${this.documents.data?.items ?? []}
              .feature=${kept}
              .session=${session}
            ></hr-feature-documents>
            <hr-feature-grade
              .feature=${feature}
              .grading=${this.grading.data}
              .today=${today}
            ></hr-feature-grade>
            <hr-feature-launches
              .launches=${this.launches.data?.items ?? []}
              .featureId=${kept.id}
              .today=${today}
              .whyNot=${whyNot(session, 'launch.plan')}
            ></hr-feature-launches>
          </div>
          <aside>
            <hr-feature-facts mode="side" .feature=${feature} .disabled=${isDisabled}></hr-feature-facts>
            <section>
              <h2>${t('facts.gate')}</h2>
              <p class="quiet-text">${t('facts.gateHint')}</p>
              <hr-feature-facts
                mode="gate"
                .feature=${feature}
                .people=${names.people}
                .currency=${currency}
                .disabled=${isDisabled}
              ></hr-feature-facts>
            </section>
          </aside>
          <hr-entity-history
            noun="feature"
            .entity=${kept}
            .currency=${currency}
            .disabled=${isDisabled}
          ></hr-entity-history>
        </div>
      </div>
      ${
        this.isNamingArea
          ? html`<hr-new-area
              .error=${this.area.errorOf('name') || this.area.unplaced}
              @value-changed=${this.addArea}
              @closed=${() => (this.isNamingArea = false)}
            ></hr-new-area>`
          : nothing
      }
    `
  }

  private get says(): string {
    const { editor } = this
    if (editor.isSaving) return common('saving')
    return editor.hasSaved && !editor.isUnsaved ? common('saved') : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-feature-page': HrFeaturePage
  }
}
