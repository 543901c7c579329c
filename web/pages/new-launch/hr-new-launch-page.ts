import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Feature } from '#server/contracts/features.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import { highestGrade } from '#server/domain/checklist/launch-grade.ts'
import { getFeature } from '../../api/features.ts'
import { createLaunch } from '../../api/launches.ts'
import { listPeople } from '../../api/people.ts'
import '../../components/hr-field.ts'
import '../../components/hr-select-grade.ts'
import '../../components/hr-select-person.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { change } from '../../queries/change.ts'
import { navigate, replaceSearch, searchText } from '../../navigation/location.ts'
import { gradeName } from '../../locales/vocabulary.ts'
import { FormController } from '../../editing/form-controller.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { confidentialCheckbox } from './confidential-checkbox.ts'
import './hr-pick-features.ts'
import { suggestedOwnerId, suggestedTitle } from './suggestions.ts'
import { newLaunchStyles } from './new-launch-styles.ts'
import { t } from '../../locales/new-launch.ts'

/** The values entered; absent ones default to those of the features. */
type Entered = {
  title?: string
  summary?: string
  ownerId?: string | null
  grade?: Grade
  gradeReason?: string
  launchDate?: string
  isConfidential?: boolean
}

/** Creates a draft launch from features, story and grade; the feature ids are in the address. */
@customElement('hr-new-launch-page')
export class HrNewLaunchPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session
  private readonly form = new FormController<Entered>(this)

  private readonly features = new Query<Feature[]>(this, () => ({
    queryKey: ['features', 'several', this.ids],
    queryFn: () => Promise.all(this.ids.map(getFeature)),
    placeholderData: keepPrevious,
  }))
  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
  }))

  static override styles = [...pageStyles, newLaunchStyles]

  private get ids(): string[] {
    return [...new Set(searchText(this.search, 'features').split(',').filter(Boolean))]
  }

  private get chosen(): Feature[] {
    return (this.features.data ?? []).filter((one) => this.ids.includes(one.id))
  }

  private readonly save = () =>
    this.form.send(async () => {
      const { chosen } = this
      const { values } = this.form
      const decided = highestGrade(chosen.map((one) => one.grade))
      const grade = values.grade ?? null
      const made = await change({
        run: () =>
          createLaunch({
            title: (values.title ?? suggestedTitle(chosen)).trim(),
            summary: values.summary?.trim() || null,
            featureIds: this.ids,
            launchDate: values.launchDate || null,
            ownerId: values.ownerId === undefined ? this.suggestedOwner : values.ownerId,
            isConfidential: values.isConfidential ?? false,
            grade,
            gradeReason: grade !== null && grade !== decided ? values.gradeReason?.trim() || null : null,
          }),
        noun: 'launch',
        onRefused: this.form.refused,
      })
      if (made) navigate(`/launches/${made.id}/plan`)
    })

  private get suggestedOwner(): string | null {
    return suggestedOwnerId(this.chosen, this.session?.person ?? null)
  }

  override render() {
    const why = whyNot(this.session, 'launch.plan')
    const { form } = this
    return html`<div class="column">
      <div class="page-head">
        <h1>${t('title')}</h1>
        <p class="lede">${t('lede')}</p>
      </div>
      <section class="section first">
        <h2>${t('features')}</h2>
        ${this.features.error ? html`<p role="alert">${problemText(this.features.error)}</p>` : nothing}
        <hr-pick-features
          .chosen=${this.chosen}
          .error=${form.errorOf('featureIds')}
          @value-changed=${({ value }: ValueChanged<string[]>) => replaceSearch({ features: value })}
        ></hr-pick-features>
      </section>
      ${this.renderStory()} ${this.renderSize()}
      <div class="actions">
        <button
          class="primary"
          ?disabled=${why !== '' || this.ids.length === 0 || form.isBusy}
          title=${why || (this.ids.length === 0 ? t('atLeastOne') : nothing)}
          @click=${this.save}
        >
          ${form.isBusy ? t('saving') : t('save')}
        </button>
        ${why ? html`<span class="quiet-text">${why}</span>` : nothing}
        ${!why && this.ids.length === 0 ? html`<span class="quiet-text">${t('atLeastOne')}</span>` : nothing}
        ${form.unplaced ? html`<span class="late" role="alert">${form.unplaced}</span>` : nothing}
      </div>
    </div>`
  }

  private renderStory() {
    const { form } = this
    const { values } = form
    return html`<section class="section">
      <h2>${t('story')}</h2>
      <div class="fields">
        <hr-field
          required
          .label=${t('launchTitle')}
          .hint=${t('titleHint')}
          .value=${values.title ?? suggestedTitle(this.chosen)}
          .error=${form.errorOf('title')}
          @value-typed=${form.set('title')}
        ></hr-field>
        <hr-field
          type="textarea"
          .label=${t('summary')}
          .hint=${t('summaryHint')}
          .value=${values.summary ?? ''}
          .error=${form.errorOf('summary')}
          @value-typed=${form.set('summary')}
        ></hr-field>
        <hr-select-person
          class="narrow"
          .label=${t('owner')}
          .people=${this.people.data?.items ?? []}
          .value=${values.ownerId === undefined ? this.suggestedOwner : values.ownerId}
          .error=${form.errorOf('ownerId')}
          @value-changed=${form.set('ownerId')}
        ></hr-select-person>
        ${confidentialCheckbox(this.chosen, values.isConfidential ?? false, (isConfidential) =>
          form.put('isConfidential', isConfidential),
        )}
      </div>
    </section>`
  }

  private renderSize() {
    const { form } = this
    const { values } = form
    const decided = highestGrade(this.chosen.map((one) => one.grade))
    const grade = values.grade ?? decided
    const isReasonNeeded = values.grade !== undefined && values.grade !== decided
    const hint = decided ? t('reasonDiffers', { grade: gradeName(decided) }) : t('reasonUndecided')
    return html`<section class="section">
      <h2>${t('size')}</h2>
      <div class="fields">
        <div class="grade">
          <hr-select-grade
            .label=${t('grade')}
            .value=${grade}
            .notes=${decided ? { [decided]: t('decided') } : {}}
            @value-changed=${form.set('grade')}
          ></hr-select-grade>
          <p class="quiet-text">
            ${
              this.chosen.length === 0
                ? nothing
                : decided
                  ? t('highest', { grade: gradeName(decided) })
                  : t('undecided')
            }
          </p>
          ${
            isReasonNeeded
              ? html`<hr-field
                  type="textarea"
                  required
                  .label=${t('reason')}
                  .hint=${hint}
                  .value=${values.gradeReason ?? ''}
                  .error=${form.errorOf('gradeReason')}
                  @value-typed=${form.set('gradeReason')}
                ></hr-field>`
              : nothing
          }
        </div>
        <hr-field
          class="narrow"
          type="date"
          .label=${t('date')}
          .hint=${t('dateHint')}
          .value=${values.launchDate ?? ''}
          .error=${form.errorOf('launchDate')}
          @value-changed=${form.set('launchDate')}
        ></hr-field>
      </div>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-launch-page': HrNewLaunchPage
  }
}
