import type { ReactiveControllerHost } from 'lit'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { ApiError } from '../../../web/api/client.ts'
import { taskEntityType } from '../../../web/pages/launch/task-entity-type.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { EntityEditor } from '../../../web/editing/entity-editor.ts'
import { removeToast, toasts } from '../../../web/shell/toasts.ts'
import { personOf, taskOf } from '../pages/launch-samples.ts'

const lin = personOf()
const host: ReactiveControllerHost = {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
}

/** A fake server with one task: rejects a write on an older version, and can be offline. */
function serverOf(start: Task) {
  const held = { now: start, isAway: false, sent: [] as { version: number; change: TaskChange }[] }
  const editor = new EntityEditor<Task, TaskChange>(host, {
    ...taskEntityType(() => [lin]),
    remember: () => {},
    read: () => Promise.resolve(held.now),
    save: (_id, version, change) => {
      if (held.isAway) return Promise.reject(new ApiError({ status: 0, code: 'unreachable' }))
      held.sent.push({ version, change })
      if (version !== held.now.version)
        return Promise.reject(new ApiError({ status: 412, code: 'stale-version' }))
      held.now = { ...held.now, ...(change as Partial<Task>), version: version + 1 }
      return Promise.resolve(held.now)
    },
  })
  return { held, editor }
}

/** Waits until nothing is being saved; the slowest case is the request for who changed what, to an offline server. */
const settled = (editor: EntityEditor<Task, TaskChange>) => expect.poll(() => editor.isSaving).toBe(false)

beforeEach(() => {
  changeLanguage('en')
  for (const toast of toasts()) removeToast(toast.id)
})

describe('an edit', () => {
  it('shows a toast, whose undo restores a shipped text in both languages', async () => {
    const task = taskOf()
    const { held, editor } = serverOf(task)
    editor.save({ title: 'Mine' }, task)
    expect(editor.shown(task).title).toBe('Mine')
    await settled(editor)
    expect(toasts()[0]).toMatchObject({ text: 'Title saved' })
    toasts()[0]?.undo?.()
    await settled(editor)
    expect(held.sent).toEqual([
      { version: 1, change: { title: 'Mine' } },
      { version: 2, change: { title: { en: 'Teaser', 'zh-Hans': '预热内容' } } },
    ])
  })

  it('is based on the version its author saw, not on the latest', async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, editor } = serverOf({ ...seen, note: 'Theirs', version: 5 })
    editor.save({ note: 'Mine' }, seen)
    await settled(editor)
    expect(held.now.note).toBe('Theirs')
    expect(editor.conflicts).toMatchObject([{ field: 'note', mine: 'Mine', theirs: 'Theirs', isText: true }])
    expect(editor.shown(held.now).note).toBe('Mine')
  })

  it('does not conflict with a next edit begun before it was saved', async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, editor } = serverOf(seen)
    editor.save({ note: 'First' }, seen)
    editor.save({ note: 'Second' }, seen)
    editor.save({ title: 'Named' }, seen)
    await settled(editor)
    expect(editor.conflicts).toBeNull()
    expect(held.now).toMatchObject({ note: 'Second', title: 'Named', version: 4 })
  })

  it('lists the other fields that others changed meanwhile', async () => {
    const seen = taskOf()
    const { held, editor } = serverOf({ ...seen, deliverableLink: 'https://example.com', version: 2 })
    editor.save({ note: 'Mine' }, seen)
    await expect.poll(() => toasts().length).toBe(1)
    expect(held.now).toMatchObject({ note: 'Mine', deliverableLink: 'https://example.com' })
    expect(toasts()[0]?.text).toContain('the link to the deliverable')
  })
})

describe('a conflict in one field', () => {
  const met = async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, editor } = serverOf({ ...seen, note: 'Theirs', version: 2 })
    editor.save({ note: 'Mine' }, seen)
    await settled(editor)
    return { held, editor }
  }

  it.each([
    ['mine' as const, 'Mine', 1],
    ['theirs' as const, 'Theirs', 0],
    [{ text: 'Both' }, 'Both', 1],
  ])('ends with the chosen value: %j', async (choice, note, saves) => {
    const { held, editor } = await met()
    const before = held.sent.length
    editor.resolve({ note: choice })
    await settled(editor)
    expect(held.now.note).toBe(note)
    expect(held.sent.length - before).toBe(saves)
    expect(editor.isUnsaved).toBe(false)
  })

  it('reopens when the field is changed again during the choice', async () => {
    const { held, editor } = await met()
    held.now = { ...held.now, note: 'Theirs again', version: 3 }
    editor.resolve({ note: 'mine' })
    await settled(editor)
    expect(held.now.note).toBe('Theirs again')
    expect(editor.conflicts).toMatchObject([{ mine: 'Mine', theirs: 'Theirs again' }])
  })

  it('keeps the edit when postponed, and can be compared again or discarded', async () => {
    const { held, editor } = await met()
    editor.putOff(true)
    expect(editor.conflicts).toBeNull()
    expect(editor.unsaved).toMatchObject({ what: 'Note', isConflict: true })
    expect(editor.shown(held.now).note).toBe('Mine')
    editor.putOff(false)
    expect(editor.conflicts).toHaveLength(1)
    editor.discard()
    expect(editor.shown(held.now).note).toBe('Theirs')
  })
})

describe('an edit while the server is offline', () => {
  it('is kept and sent automatically on reconnection', async () => {
    const seen = taskOf({ note: null })
    const { held, editor } = serverOf(seen)
    editor.hostConnected()
    onTestFinished(() => editor.hostDisconnected())
    held.isAway = true
    editor.save({ note: 'Mine' }, seen)
    await settled(editor)
    expect(editor.unsaved).toMatchObject({ what: 'Note', isConflict: false })
    expect(editor.shown(seen).note).toBe('Mine')
    Object.assign(held, { isAway: false, now: { ...seen, title: 'Theirs', version: 2 } })
    dispatchEvent(new Event('online'))
    await settled(editor)
    expect(held.now).toMatchObject({ note: 'Mine', title: 'Theirs' })
    expect(editor.unsaved).toBeNull()
  })
})
