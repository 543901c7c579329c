import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Person, PersonChange, PersonList } from '#server/contracts/people.ts'
import { changePerson, getPerson } from '../../api/people.ts'
import { change } from '../../queries/change.ts'
import { saveMerging } from '../../editing/merge-change.ts'
import { fieldErrorFor } from '../../formats/problem-text.ts'
import { showToast } from '../../shell/toasts.ts'
import { changeOf, personFieldTitle } from './person-fields.ts'
import type { EditedField } from './person-fields.ts'
import { t } from '../../locales/people.ts'

/** Why a field was not saved: an error message, or a conflicting change by someone else. */
export type SaveProblem = { text: string } | { theirs: Person; mine: PersonChange }

const key = (id: string, field: EditedField) => `${id} ${field}`
/** Edits people in place in the list, one field at a time. */
export class PersonEditor implements ReactiveController {
  readonly #problems = new Map<string, SaveProblem>()

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#problems.clear()
  }

  problemOf(id: string, field: EditedField): SaveProblem | undefined {
    return this.#problems.get(key(id, field))
  }

  /** Saves one field of a person and merges concurrent changes. */
  async edit(person: Person, field: EditedField, value: string): Promise<void> {
    await this.save(person, field, changeOf(field, value))
  }

  /** Saves a change again, overwriting the conflicting one. */
  async insist(field: EditedField, theirs: Person, mine: PersonChange): Promise<void> {
    await this.save(theirs, field, mine)
  }

  private async save(base: Person, field: EditedField, mine: PersonChange) {
    const where = key(base.id, field)
    this.#problems.delete(where)
    const before = { [field]: base[field] } as PersonChange
    const saved = await change({
      optimistic: [{ queryKey: ['people'], update: withChange(base.id, mine) }],
      run: () =>
        saveMerging({
          base,
          change: mine,
          valueOf: (person, one) => person[one],
          save: (version, what) => changePerson(base.id, version, what),
          read: () => getPerson(base.id),
        }),
      noun: 'person',
      onRefused: (error) => {
        const text = fieldErrorFor(error, field)
        if (text) this.#problems.set(where, { text })
        return text !== ''
      },
    })
    if (saved?.kind === 'conflict') this.#problems.set(where, { theirs: saved.current, mine })
    if (saved?.kind === 'saved') this.say(saved.value, field, before)
    this.host.requestUpdate()
  }

  private say(person: Person, field: EditedField, before: PersonChange) {
    showToast({
      text: t('saved', { name: person.name, field: personFieldTitle(field) }),
      undo: () =>
        void change({
          run: () => changePerson(person.id, person.version, before),
          noun: 'person',
        }),
    })
  }
}

const withChange = (id: string, mine: PersonChange) => (list: PersonList) => ({
  items: list.items.map((one) => (one.id === id ? { ...one, ...mine } : one)),
})
