import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import type { PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Launch } from '#server/contracts/launches.ts'
import type { Grade } from '#server/contracts/lists.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Playbook, PlaybookList } from '#server/contracts/playbooks.ts'
import type { Session } from '#server/contracts/session.ts'
import { getLaunch } from '../../api/launches.ts'
import { createPreview } from '../../api/plans.ts'
import { getCurrentPlaybook, getPlaybook, listPlaybooks } from '../../api/playbooks.ts'
import '../../components/hr-channel.ts'
import '../../components/hr-empty.ts'
import '../../components/hr-skeleton.ts'
import type { ValueTyped } from '../../events/value-changed.ts'
import { shortDate } from '../../formats/dates.ts'
import { searchList } from '../../navigation/location.ts'
import { Debounce } from '../../elements/debounce.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { keepPrevious, Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import { confirmPreview } from './confirm.ts'
import type { PreviewInput } from './confirm.ts'
import { confirmText, lateText } from './confirm-text.ts'
import './hr-plan-form.ts'
import './hr-planned-tasks.ts'
import { noticesSection } from './notices-section.ts'
import { crossGroupFilters, groups, progressOf, planSpan, remainingTasks } from './plan-changes.ts'
import type { TaskFilter } from './plan-changes.ts'
import { pagePlanStyles } from './page-styles.ts'
import { defaultReason, needsReason, readPlanState, reasonError } from './plan-state.ts'
import { reasonOf } from './reason-of.ts'
import { t } from '../../locales/plan.ts'

/**
 * Chooses a date and a grade, previews the dated checklist or its changes, and confirms exactly that preview.
 */
@customElement('hr-plan-page')
export class HrPlanPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session
  /** Reasons typed per grade; without an entry, the known reason applies. */
  @state() private typedReasons: Partial<Record<Grade, string>> = {}
  /** Confirming was attempted without the required reason. */
  @state() private isReasonMissed = false
  /** The input of the preview, debounced after the last change. */
  @state() private asked: PreviewInput | null = null
  @state() private isStale = false
  @state() private isConfirming = false
  /** Incremented to request a new preview of the same plan. */
  @state() private attempt = 0
  @query('.reason') private readonly reasonField!: HTMLElement | null
  private readonly typing = new Debounce(this, 300)

  private readonly launch = new Query<Launch>(this, () => ({
    queryKey: ['launches', this.params.id],
    queryFn: () => getLaunch(this.params.id ?? ''),
  }))
  private readonly preview = new Query<Preview>(this, () => ({
    queryKey: ['previews', this.params.id, this.launch.data?.version, this.attempt, this.asked],
    queryFn: () => createPreview(this.params.id ?? '', this.asked!),
    enabled: this.asked !== null,
    placeholderData: keepPrevious,
    staleTime: 60_000,
  }))
  private readonly playbooks = new Query<PlaybookList>(this, () => ({
    queryKey: ['playbooks', 'list'],
    queryFn: listPlaybooks,
  }))
  private readonly playbook = new Query<Playbook>(this, () => {
    const id = this.launch.data?.playbook?.id
    const isOwn = id !== undefined && !this.search.includes('playbook=current')
    return {
      queryKey: ['playbooks', isOwn ? id : 'current'],
      queryFn: () => (isOwn ? getPlaybook(id) : getCurrentPlaybook()),
      enabled: this.launch.data !== undefined,
      staleTime: 60_000,
    }
  })

  private readonly beside = new InitialLoad(this, () => [this.playbooks, this.playbook])

  static override styles = [...pageStyles, pagePlanStyles]

  private get whyNot() {
    return this.launch.data?.archivedAt ? t('archived') : whyNot(this.session, 'launch.plan')
  }

  private reasonFor(launch: Launch, grade: Grade): string {
    return this.typedReasons[grade] ?? defaultReason(launch, grade)
  }

  /** The input for the current preview; null while incomplete. */
  private get wanted(): PreviewInput | null {
    const launch = this.launch.data
    if (!launch || this.whyNot || !this.session?.person) return null
    const { launchDate, grade, isAdopting } = readPlanState(this.search, launch)
    if (!launchDate || !grade) return null
    return { launchDate, grade, ...(isAdopting ? { playbook: 'current' as const } : {}) }
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('search')) this.isStale = this.isReasonMissed = false
    const { wanted } = this
    this.typing.cancel()
    if (JSON.stringify(wanted) === JSON.stringify(this.asked)) return
    if (this.asked === null || wanted === null) this.asked = wanted
    else this.typing.run(() => (this.asked = wanted))
  }

  private readonly confirm = async (launch: Launch, preview: Preview) => {
    const gradeReason = this.reasonFor(launch, preview.grade).trim()
    if (reasonError(launch, preview.grade, gradeReason)) {
      this.isReasonMissed = true
      this.reasonField?.focus({ preventScroll: true })
      this.reasonField?.scrollIntoView({ block: 'center' })
      return
    }
    const isCarried = !needsReason(launch, preview.grade) || gradeReason === preview.gradeReason
    const reasoned = isCarried || !this.asked ? null : { ...this.asked, gradeReason }
    this.isConfirming = true
    const isStale = await confirmPreview(launch, preview, reasoned)
    this.isConfirming = false
    if (!isStale) return
    this.isStale = true
    this.attempt += 1
  }

  override render() {
    const coming = () => html`<hr-skeleton shape="channel" lines="9"></hr-skeleton>`
    return this.launch.render({
      pending: coming,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (launch) => (this.beside.isDone ? this.renderPlan(launch) : coming()),
    })
  }

  private renderPlan(launch: Launch) {
    this.setTitle(t('titleOf', { title: launch.title }))
    const isFirst = launch.status === 'draft'
    const newest = this.playbooks.data?.items.find((one) => one.isCurrent)?.version ?? 0
    return html`
      <div class="page-head">
        <p class="kicker"><a href=${`/launches/${launch.id}`}>${t('back')}</a></p>
        <h1 class=${launch.title.length > 40 ? 'long' : ''}>${launch.title}</h1>
        <p class="lede">${this.whyNot || t(isFirst ? 'lede' : 'ledeChange')}</p>
      </div>
      <hr-plan-form
        .launch=${launch}
        .plan=${readPlanState(this.search, launch)}
        .today=${this.session?.workspace.today ?? ''}
        .playbook=${this.playbook.data?.definition}
        .newest=${newest}
        .disabled=${this.whyNot !== ''}
      ></hr-plan-form>
      ${this.renderBelow(launch)}
    `
  }

  private renderBelow(launch: Launch) {
    const { launchDate, grade } = readPlanState(this.search, launch)
    if (this.whyNot) return nothing
    if (!launchDate) return html`<hr-empty .heading=${t('chooseDate')}>${t('chooseDateText')}</hr-empty>`
    if (!grade) return html`<hr-empty .heading=${t('chooseGrade')}>${t('chooseDateText')}</hr-empty>`
    if (this.wanted === null) return nothing
    return this.preview.render({
      pending: () => html`<hr-skeleton shape="channel" lines="12"></hr-skeleton>`,
      error: (error) => html`<p class="notice stop" role="alert">${problemText(error)}</p>`,
      ready: (preview) => this.renderPreview(launch, preview),
    })
  }

  /** The displayed preview has older inputs; the new one is being computed. */
  private get isOld() {
    return this.preview.isPlaceholder || JSON.stringify(this.wanted) !== JSON.stringify(this.asked)
  }

  private renderPreview(launch: Launch, preview: Preview) {
    const days = planSpan(preview.tasks)
    const today = this.session?.workspace.today ?? ''
    const count = remainingTasks(preview.tasks).length
    const show =
      searchList(this.search, 'show', [...groups, ...crossGroupFilters] as readonly TaskFilter[])[0] ?? null
    return html`
      ${
        this.isStale
          ? html`<div class="notice stop stale" role="alert"><b>${t('stale')}</b>${t('staleText')}</div>`
          : nothing
      }
      <div class=${this.isOld ? 'old' : ''} aria-busy=${this.isOld ? 'true' : 'false'}>
        <hr-channel
          .grade=${preview.grade}
          .progress=${progressOf(preview.tasks)}
          .launchDate=${preview.launchDate}
          .today=${today || null}
        ></hr-channel>
        <p class="whole">
          ${days ? t('whole', { count, from: shortDate(days.from, today), to: shortDate(days.to, today) }) : nothing}
          <small>${t('fromPlaybook', { version: preview.playbook.version })}</small>
        </p>
        ${noticesSection(preview)}
        <h2 class="visually-hidden">${t('preview')}</h2>
        <hr-planned-tasks
          .tasks=${preview.tasks}
          .isByPhase=${launch.status === 'draft' || preview.isEmpty}
          .show=${show}
          .today=${today}
        ></hr-planned-tasks>
      </div>
      <div
        @value-typed=${({ value }: ValueTyped) => (this.typedReasons = { ...this.typedReasons, [preview.grade]: value })}
      >
        ${reasonOf(launch, preview.grade, this.reasonFor(launch, preview.grade), this.isReasonMissed)}
      </div>
      ${this.renderBar(launch, { ...preview, isEmpty: preview.isEmpty && !this.isReasonNew(launch, preview) })}
    `
  }

  /** A different reason alone is also a change. */
  private isReasonNew(launch: Launch, { grade, gradeReason }: Preview): boolean {
    const reason = this.reasonFor(launch, grade).trim()
    return needsReason(launch, grade) && !reasonError(launch, grade, reason) && reason !== (gradeReason ?? '')
  }

  private renderBar(launch: Launch, preview: Preview) {
    const isReady = !this.isOld && !preview.isEmpty && !this.isConfirming
    const warns = lateText(preview.tasks)
    return html`<div class="bar">
      <button class="primary" ?disabled=${!isReady} @click=${() => this.confirm(launch, preview)}>
        ${this.isConfirming ? t('confirm.confirming') : confirmText(preview, launch)}
      </button>
      <span role="status">${this.isOld ? t('working') : ''}</span>
      ${warns ? html`<span class="late">${warns}</span>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-plan-page': HrPlanPage
  }
}
