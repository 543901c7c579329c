import { consume } from '@lit/context'
import { css, html } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import type { Launch, LaunchChange, PhaseProgress } from '#server/contracts/launches.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Task, TaskList } from '#server/contracts/tasks.ts'
import { phaseProgress } from '#server/domain/checklist/progress.ts'
import { listPeople } from '../../api/people.ts'
import '../../components/hr-channel.ts'
import '../../components/hr-skeleton.ts'
import type { WarningList } from '#server/contracts/warnings.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { Shortcuts } from '../../shell/shortcuts.ts'
import { navigate } from '../../navigation/location.ts'
import { Page } from '../../elements/page.ts'
import { whyNot } from '../../session/permissions.ts'
import { problemText } from '../../formats/problem-text.ts'
import { InitialLoad } from '../../queries/initial-load.ts'
import { launchQuery, launchTasksQuery, warningsQuery } from '../../queries/first-queries.ts'
import { Query } from '../../queries/query.ts'
import { sessionContext } from '../../session/session.ts'
import { pageStyles } from '../../styles/page.ts'
import './hr-checklist.ts'
import './hr-in-the-way.ts'
import './hr-launch-features.ts'
import './hr-launch-head.ts'
import type { HrLaunchHead } from './hr-launch-head.ts'
import { t } from '../../locales/launch.ts'

/** The launch page: head, channel, problems, and checklist. */
@customElement('hr-launch-page')
export class HrLaunchPage extends Page {
  @consume({ context: sessionContext, subscribe: true }) session?: Session
  @query('hr-launch-head') private readonly head?: HrLaunchHead | null

  private readonly launch = new Query<Launch>(this, () => launchQuery(this.launchId))
  private readonly tasks = new Query<TaskList>(this, () => launchTasksQuery(this.launchId))
  private readonly people = new Query<PersonList>(this, () => ({
    queryKey: ['people'],
    queryFn: listPeople,
    staleTime: 60_000,
  }))

  private readonly warnings = new Query<WarningList>(this, () => warningsQuery({ launchId: this.launchId }))
  private readonly beside = new InitialLoad(this, () => [this.tasks, this.warnings])

  static override styles = [
    ...pageStyles,
    css`
      hr-channel {
        margin: var(--space-6) 0;
      }
      .beside {
        grid-template-columns: minmax(0, 1fr) 280px;
        gap: var(--space-6);
      }
      p.lede {
        margin-top: var(--space-2);
        font-size: var(--step-0);
      }
      hr-launch-features {
        margin-top: var(--space-6);
      }
      @media (max-width: 820px) {
        .beside {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-5);
        }
        hr-launch-features {
          margin-top: 0;
        }
        .main,
        aside {
          display: contents;
        }
        hr-in-the-way {
          order: -1;
        }
        hr-entity-history {
          order: 1;
        }
      }
      @media print {
        hr-channel {
          margin: var(--space-4) 0;
        }
        .beside {
          grid-template-columns: minmax(0, 1fr);
        }
        hr-launch-features {
          display: none;
        }
      }
    `,
  ]

  constructor() {
    super()
    new Shortcuts(this, [
      {
        keys: 'p',
        says: () => t('keys.plan'),
        run: () => this.whyNot || navigate(`/launches/${this.launchId}/plan`),
      },
    ])
  }

  override firstUpdated(): void {
    // Below everything else: loaded after what is displayed first.
    void import('../../entities/hr-entity-history.ts')
  }

  private get launchId() {
    return this.params.id ?? ''
  }

  private get whyNot() {
    return whyNot(this.session, 'launch.plan')
  }

  private readonly restored = (event: ValueChanged<LaunchChange>) => {
    event.stopPropagation()
    this.head?.save(event.value, event.base as Launch)
  }

  override render() {
    const coming = () => html`<hr-skeleton shape="channel" lines="9"></hr-skeleton>`
    return this.launch.render({
      pending: coming,
      error: (error) => html`<p role="alert">${problemText(error)}</p>`,
      ready: (launch) => (this.beside.isDone ? this.renderLaunch(launch) : coming()),
    })
  }

  /**
   * Computed from the displayed tasks, so that the water level changes with the tick and not with the
   * response.
   */
  private progressOf(launch: Launch): PhaseProgress[] {
    const tasks = this.tasks.data?.items
    if (!tasks) return launch.progress
    const facts = tasks.map((task) => ({
      ...task,
      isDone: task.completion !== null,
      isSkipped: task.skip !== null,
    }))
    return phaseProgress(facts, this.session?.workspace.today ?? '')
  }

  private renderLaunch(found: Launch) {
    this.setTitle(found.title)
    const launch = { ...found, progress: this.progressOf(found) }
    const people = this.people.data?.items ?? []
    const tasks = this.tasks.data?.items ?? []
    return html`
      <hr-launch-head
        .launch=${launch}
        .people=${people}
        .session=${this.session}
        .whyNot=${this.whyNot}
      ></hr-launch-head>
      <hr-channel
        .grade=${launch.grade}
        .progress=${launch.progress}
        .launchDate=${launch.launchDate}
        .today=${this.session?.workspace.today ?? null}
      ></hr-channel>
      <div class="beside">
        <div class="main">
          ${this.renderChecklist(launch, tasks)}
          <hr-entity-history
            noun="launch"
            .entity=${found}
            .currency=${this.session?.workspace.currency ?? ''}
            .disabled=${this.whyNot !== '' || launch.archivedAt !== null}
            @value-changed=${this.restored}
          ></hr-entity-history>
        </div>
        <aside>
          <hr-in-the-way
            .launch=${launch}
            .tasks=${tasks}
            .warnings=${this.warnings.data?.items}
            .whyNotDismiss=${whyNot(this.session, 'warning.dismiss')}
          ></hr-in-the-way>
          <hr-launch-features
            .launch=${launch}
            .isFixed=${this.whyNot !== '' || launch.archivedAt !== null}
          ></hr-launch-features>
        </aside>
      </div>
    `
  }

  private renderChecklist(launch: Launch, tasks: Task[]) {
    if (launch.status === 'draft' && tasks.length === 0)
      return html`<h2>${t('list.draft')}</h2>
        <p class="lede">${t('list.draftText')}</p>`
    if (this.tasks.isPending) return html`<hr-skeleton lines="9"></hr-skeleton>`
    return html`<h2 class="visually-hidden">${t('list.title')}</h2>
      <hr-checklist
        .launch=${launch}
        .tasks=${tasks}
        .people=${this.people.data?.items ?? []}
        .session=${this.session}
        .search=${this.search}
      ></hr-checklist>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-launch-page': HrLaunchPage
  }
}
