import { html, nothing } from 'lit'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { longDate } from '../../state/formats.ts'
import type { Conflict } from '../../state/merge-change.ts'
import { localText } from '../../state/language.ts'
import { editTask, taskValue } from '../../state/task-changes.ts'
import './hr-conflict-dialog.ts'
import { t } from './words.ts'

/** Edits of one task from a row or its details, with the question to ask when two people wrote in one place. */
export class TaskEditor implements ReactiveController {
  #conflict: Conflict<Task, TaskChange> | undefined

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly people: () => readonly PersonRef[],
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#conflict = undefined
  }

  /** Saves a change of one field, and says so with an undo. */
  async edit(task: Task, change: TaskChange): Promise<void> {
    const { assigneeId, ...rest } = change
    const assignee = this.people().find((one) => one.id === assigneeId) ?? null
    const shows = { ...rest, ...(assigneeId === undefined ? {} : { assignee }) } as Partial<Task>
    if (change.dueOverride !== undefined && task.ticks.length === 0)
      shows.dueOn = change.dueOverride ?? task.plannedOn
    const [field] = Object.keys(change) as (keyof TaskChange)[]
    const title = localText(shows.title ?? task.title)
    this.#conflict = await editTask(task, change, {
      shows,
      said: field ? t(`task.saved.${field}`, { title }) : '',
    })
    this.host.requestUpdate()
  }

  private reads(field: keyof TaskChange & string, value: string | null): string {
    if (value === null) return ''
    if (field === 'assigneeId') return this.people().find((one) => one.id === value)?.name ?? ''
    return field === 'dueOverride' ? longDate(value) : value
  }

  /** The dialog for a conflict, or nothing. */
  render() {
    const conflict = this.#conflict
    const [field] = conflict?.fields ?? []
    if (!conflict || !field) return nothing
    const written = conflict.change[field] ?? null
    const mine = written === null ? null : localText(written)
    const isClearable = field === 'note' || field === 'deliverableLink'
    const isText = field !== 'assigneeId' && field !== 'dueOverride'
    const close = () => {
      this.#conflict = undefined
      this.host.requestUpdate()
    }
    return html`<hr-conflict-dialog
      .isText=${isText}
      .theirs=${this.reads(field, taskValue(conflict.current, field))}
      .mine=${this.reads(field, mine)}
      @closed=${close}
      @value-changed=${(event: ValueChanged) => {
        event.stopPropagation()
        close()
        void this.edit(conflict.current, {
          [field]: isText ? event.value || (isClearable ? null : '') : mine,
        })
      }}
    ></hr-conflict-dialog>`
  }
}
