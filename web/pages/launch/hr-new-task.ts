import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { jobFunctions } from '#server/contracts/lists.ts'
import type { JobFunction, Phase } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { createTask, removeTask } from '../../api/tasks.ts'
import '../../components/hr-field.ts'
import '../../components/hr-select-person.ts'
import { Closed } from '../../events/closed.ts'
import { change } from '../../queries/change.ts'
import { FormController } from '../../editing/form-controller.ts'
import { LocalizedElement } from '../../elements/localized-element.ts'
import { common } from '../../locales/common.ts'
import { functionName, phaseName } from '../../locales/vocabulary.ts'
import { buttonStyles } from '../../styles/buttons.ts'
import { textStyles } from '../../styles/text.ts'
import { t } from '../../locales/launch.ts'

const empty = {
  title: '',
  deliverable: '',
  doneWhen: '',
  ownerFunction: '' as JobFunction | '',
  assigneeId: null as string | null,
  dueOn: '',
}

/** The form for a new task in a phase, at its place in the list. Emits `closed` when saved or cancelled. */
@customElement('hr-new-task')
export class HrNewTask extends LocalizedElement {
  @property({ attribute: false }) launchId = ''
  @property() phase: Phase = 'preparation'
  @property({ attribute: false }) people: Person[] = []
  /** The default date. */
  @property({ attribute: false }) dueOn: PlainDate = ''

  static override styles = [
    textStyles,
    buttonStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        gap: var(--space-3);
        padding: var(--space-4);
        border-radius: 8px;
        background: var(--paper-sunk);
      }
      form > * {
        grid-column: span 2;
      }
      .title,
      .actions {
        grid-column: 1 / -1;
      }
      .half {
        grid-column: span 3;
      }
      @media (max-width: 640px) {
        form > * {
          grid-column: 1 / -1;
        }
      }
    `,
  ]

  private readonly form = new FormController(this, empty)

  override willUpdate(): void {
    if (!this.hasUpdated) this.form.put('dueOn', this.dueOn)
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus()
  }

  private readonly save = this.form.submits(async () => {
    const { values } = this.form
    let made = { id: '', version: 0 }
    const added = await change({
      run: async () => {
        const task = await createTask(this.launchId, {
          ...values,
          phase: this.phase,
          ownerFunction: values.ownerFunction || null,
        })
        made = task
        return task
      },
      message: t('add.said', { title: values.title }),
      // Refused when somebody has worked on it since.
      undo: () => removeTask(made.id, made.version),
      noun: 'task',
      onRefused: this.form.refused,
    })
    if (added) this.dispatchEvent(new Closed())
  })

  private field(
    name: 'title' | 'deliverable' | 'doneWhen' | 'dueOn',
    type: 'text' | 'date',
    className: string,
  ) {
    const label = name === 'dueOn' ? t('add.due') : t(`add.${name}`)
    return html`<hr-field
      class=${className}
      type=${type}
      .label=${label}
      .value=${this.form.values[name]}
      .required=${name === 'title' || name === 'dueOn'}
      .error=${this.form.errorOf(name)}
      @value-typed=${this.form.set(name)}
      @value-changed=${this.form.set(name)}
      @keydown=${this.form.enter}
    ></hr-field>`
  }

  override render() {
    const { values } = this.form
    const functions = jobFunctions.map((one) => ({ value: one, label: functionName(one) }))
    return html`<form @submit=${this.save}>
      ${this.field('title', 'text', 'title')} ${this.field('deliverable', 'text', 'half')}
      ${this.field('doneWhen', 'text', 'half')}
      <hr-field
        type="select"
        .label=${t('add.function')}
        .value=${values.ownerFunction}
        .options=${[{ value: '', label: t('add.noFunction') }, ...functions]}
        @value-changed=${this.form.set('ownerFunction')}
      ></hr-field>
      <hr-select-person
        .label=${t('add.assignee')}
        .people=${this.people}
        .firstFunction=${values.ownerFunction || null}
        .value=${values.assigneeId}
        @value-changed=${this.form.set('assigneeId')}
      ></hr-select-person>
      ${this.field('dueOn', 'date', '')}
      <div class="actions">
        <button class="primary" ?disabled=${values.title.trim() === '' || values.dueOn === ''}>
          ${t('add.save', { phase: phaseName(this.phase) })}
        </button>
        <button type="button" @click=${() => this.dispatchEvent(new Closed())}>${common('cancel')}</button>
        ${this.form.unplaced ? html`<span class="late" role="alert">${this.form.unplaced}</span>` : ''}
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hr-new-task': HrNewTask
  }
}
