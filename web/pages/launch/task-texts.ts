import { html, nothing } from 'lit'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import '../../components/hr-inline-edit.ts'
import type { ValueChanged } from '../../events/value-changed.ts'
import { localValue } from '../../locales/language.ts'
import { t } from '../../locales/launch.ts'

type Edited = (change: (value: string) => TaskChange) => (event: ValueChanged) => void

/**
 * The editable texts of a task: title, deliverable, definition of done, note. Empty ones are shown only where
 * the reader may edit.
 */
export function taskTexts(task: Task, isFixed: boolean, edited: Edited) {
  const text = (field: 'title' | 'deliverable' | 'doneWhen' | 'note', placeholder: string) => {
    const value = localValue(task[field] ?? '')
    // The title is already in the line above; readers who cannot edit it do not need it twice.
    if (isFixed && (field === 'title' || value === '')) return nothing
    return html`<div>
      <dt>${t(`task.${field}`)}</dt>
      <dd>
        <hr-inline-edit
          type=${field === 'title' ? 'text' : 'textarea'}
          .label=${t(`task.${field}`)}
          .entity=${task}
          id=${field}
          .field=${field}
          .value=${value}
          .placeholder=${placeholder}
          .required=${field === 'title'}
          .disabled=${isFixed}
          @value-changed=${edited((typed) => ({ [field]: field === 'note' ? typed || null : typed }))}
        ></hr-inline-edit>
      </dd>
    </div>`
  }
  return html`${text('title', '')} ${text('deliverable', t('task.deliverableEmpty'))}
  ${text('doneWhen', t('task.doneWhenEmpty'))} ${text('note', t('task.noteEmpty'))}`
}
