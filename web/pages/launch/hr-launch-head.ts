import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Launch, LaunchChange } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import '../../components/hr-conflict.ts'
import '../../components/hr-date.ts'
import '../../components/hr-grade.ts'
import '../../components/hr-inline-edit.ts'
import '../../components/hr-menu.ts'
import '../../components/hr-presence.ts'
import { setArchived } from '../../entities/archiving.ts'
import '../../entities/hr-entity-archived.ts'
import '../../entities/hr-entity-visibility.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { assignablePeople } from '../../session/assignable-people.ts'
import { money } from '../../formats/numbers.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { vocabulary } from '../../locales/vocabulary.ts'
import { personName } from '../../formats/person-name.ts'
import { Presence } from '../../live/presence.ts'
import { EntityEditor } from '../../editing/entity-editor.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { headStyles } from './head-styles.ts'
import { undoLatestPlan } from './launch-actions.ts'
import { launchEntityType } from './launch-entity-type.ts'
import { lastRelease } from './last-release.ts'
import { t } from '../../locales/launch.ts'

/** The head of a launch: title, story, date, owner, progress; edited in place. */
@customElement('hr-launch-head')
export class HrLaunchHead extends LocalizedElement {
  @property({ attribute: false }) launch!: Launch
  @property({ attribute: false }) people: Person[] = []
  @property({ attribute: false }) session: Session | undefined
  /** Why the signed-in person may not change the launch; '' when they may. */
  @property({ attribute: false }) whyNot = ''

  private readonly editor = new EntityEditor(
    this,
    launchEntityType(() => this.people),
  )
  private readonly presence = new Presence(this, () => ({ noun: 'launch', id: this.launch.id }))

  static override styles = [textStyles, buttonStyles, headStyles]

  private get isFixed() {
    return this.whyNot !== '' || this.launch.archivedAt !== null
  }

  /** Saves a change of the launch, based on the version its author saw. */
  save(change: LaunchChange, base: Launch): void {
    this.editor.save(change, base)
  }

  private readonly edited = (change: (value: string) => LaunchChange) => (event: ValueChanged) => {
    event.stopPropagation()
    this.save(change(event.value), (event.base as Launch | undefined) ?? this.launch)
  }

  override render() {
    const launch = this.editor.shown(this.launch)
    return html`
      <p class="kicker">
        <hr-grade .grade=${launch.grade}></hr-grade>
        <span>${vocabulary(`launchStatus.${launch.status}`)}</span>
        <span>${t('features', { count: launch.features.length })}</span>
        ${launch.playbook ? html`<a class="quiet" href="/playbook">${t('kicker', launch.playbook)}</a>` : nothing}
        <hr-presence .people=${this.presence.people}></hr-presence>
      </p>
      <h1 class=${launch.title.length > 40 ? 'long' : ''}>
        <hr-inline-edit
          required
          .label=${t('launchTitle')}
          .entity=${launch}
          id="title"
          .field=${'title'}
          .value=${launch.title}
          .disabled=${this.isFixed}
          @value-changed=${this.edited((title) => ({ title }))}
        ></hr-inline-edit>
      </h1>
      ${
        launch.summary || !this.isFixed
          ? html`<div class="lede">
              <hr-inline-edit
                type="textarea"
                .label=${t('summary')}
                .entity=${launch}
                id="summary"
                .field=${'summary'}
                .value=${launch.summary ?? ''}
                .placeholder=${t('summaryEmpty')}
                .disabled=${this.isFixed}
                @value-changed=${this.edited((summary) => ({ summary: summary || null }))}
              ></hr-inline-edit>
            </div>`
          : nothing
      }
      <hr-entity-visibility
        noun="launch"
        .entity=${this.launch}
        .people=${this.people}
        .session=${this.session}
      ></hr-entity-visibility>
      <hr-entity-archived noun="launch" .entity=${this.launch} .session=${this.session}></hr-entity-archived>
      <dl>
        ${this.renderDates()} ${this.renderOwner(launch)} ${this.renderDone()} ${this.renderSpend(launch)}
      </dl>
      ${launch.gradeReason ? html`<p class="reason">${t('gradeReason', { reason: launch.gradeReason })}</p>` : nothing}
      ${this.renderActions()}
      <hr-conflict .editor=${this.editor}></hr-conflict>
    `
  }

  private fact(name: string, value: unknown) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`
  }

  private renderDates() {
    const { launch } = this
    const today = this.session?.workspace.today ?? ''
    const { date, unknown, isOut } = lastRelease(launch.features)
    const note = isOut
      ? t('facts.released')
      : unknown > 0 && date
        ? t('facts.unknownOf', { count: unknown })
        : launch.features.length > 1 && date
          ? t('facts.lastOf', { count: launch.features.length })
          : ''
    return html`${this.fact(
      t('facts.launchDate'),
      html`<hr-date .date=${launch.launchDate} .today=${today}></hr-date>`,
    )}
    ${this.fact(
      t('facts.releaseDate'),
      html`<hr-date .date=${date} .today=${''}></hr-date> ${note ? html`<small>${note}</small>` : nothing}`,
    )}`
  }

  private renderOwner(launch: Launch) {
    const { owner } = launch
    const people = assignablePeople(this.people)
    const isGone = owner !== null && !people.some((one) => one.id === owner.id)
    const options = [
      { value: '', label: common('nobody') },
      ...(isGone ? [{ value: owner.id, label: personName(owner) }] : []),
      ...people.map((one) => ({ value: one.id, label: one.name })),
    ]
    return this.fact(
      t('facts.owner'),
      html`<hr-inline-edit
        type="select"
        .label=${t('facts.owner')}
        .entity=${launch}
        id="owner"
        .field=${'owner'}
        .value=${owner?.id ?? ''}
        .options=${options}
        .placeholder=${common('nobody')}
        .disabled=${this.isFixed}
        @value-changed=${this.edited((ownerId) => ({ ownerId: ownerId || null }))}
      ></hr-inline-edit>`,
    )
  }

  private renderDone() {
    const { progress, status } = this.launch
    if (status === 'draft') return nothing
    const sum = (of: 'total' | 'done' | 'skipped' | 'overdue') =>
      progress.reduce((total, phase) => total + phase[of], 0)
    const [overdue, skipped] = [sum('overdue'), sum('skipped')]
    return this.fact(
      t('facts.done'),
      html`${t('facts.doneOf', { done: sum('done'), total: sum('total') - skipped })}
      ${overdue > 0 ? html`<small class="late">${t('facts.overdue', { count: overdue })}</small>` : nothing}
      ${skipped > 0 ? html`<small>${t('facts.skipped', { count: skipped })}</small>` : nothing}`,
    )
  }

  private renderSpend(launch: Launch) {
    const { paidSpend } = launch
    const currency = this.session?.workspace.currency ?? 'CNY'
    const written = (value: string) => ({
      paidSpend: value === '' ? null : Math.max(0, Math.round(Number(value))),
    })
    return this.fact(
      t('facts.paidSpend'),
      html`<hr-inline-edit
        type="number"
        .label=${t('facts.paidSpend')}
        .entity=${launch}
        id="paidSpend"
        .field=${'paidSpend'}
        .value=${paidSpend === null ? '' : String(paidSpend)}
        .shows=${paidSpend === null ? undefined : paidSpend === 0 ? t('facts.noSpend') : money(paidSpend, currency)}
        .disabled=${this.isFixed}
        @value-changed=${this.edited(written)}
      ></hr-inline-edit>`,
    )
  }

  private renderActions() {
    const { launch, whyNot } = this
    const plan = t(launch.status === 'draft' ? 'plan' : 'replan')
    return html`<div class="actions">
      ${
        launch.archivedAt
          ? nothing
          : whyNot
            ? html`<button disabled>${plan}</button>`
            : html`<a
                class=${`button ${launch.status === 'draft' ? 'primary' : ''}`}
                href=${`/launches/${launch.id}/plan`}
                >${plan}</a
              >`
      }
      <hr-menu .label=${t('more')}>
        <span slot="trigger">${t('more')} ▾</span>
        <button @click=${() => print()}>${t('print')}</button>
        ${
          launch.archivedAt || whyNot
            ? nothing
            : html`<button
                  ?disabled=${!launch.canUndoPlan}
                  title=${launch.canUndoPlan ? nothing : t('nothingToUndo')}
                  @click=${() => undoLatestPlan(launch)}
                >
                  ${t('undoPlan')}
                </button>
                <button @click=${() => setArchived('launch', this.launch, true)}>
                  ${common('archive')}
                </button>`
        }
      </hr-menu>
      ${whyNot ? html`<span class="why">${whyNot}</span>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-head': HrLaunchHead
  }
}
