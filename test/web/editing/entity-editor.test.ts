import type { ReactiveControllerHost } from 'lit'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Task, TaskChange } from '#server/contracts/tasks.ts'
import { ApiError } from '../../../web/api/client.ts'
import { taskKind } from '../../../web/pages/launch/task-entity-type.ts'
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

/** A server that holds one task, refuses what was written on an older version, and may be away. */
function serverOf(start: Task) {
  const held = { now: start, isAway: false, sent: [] as { version: number; change: TaskChange }[] }
  const saver = new EntityEditor<Task, TaskChange>(host, {
    ...taskKind(() => [lin]),
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
  return { held, saver }
}

/** Who changed what is asked of a server that is not there; nothing here waits longer than for that. */
const settled = (saver: EntityEditor<Task, TaskChange>) => expect.poll(() => saver.isSaving).toBe(false)

beforeEach(() => {
  changeLanguage('en')
  for (const toast of toasts()) removeToast(toast.id)
})

describe('an edit', () => {
  it('is said, and its undo brings a shipped text back in both languages', async () => {
    const task = taskOf()
    const { held, saver } = serverOf(task)
    saver.save({ title: 'Mine' }, task)
    expect(saver.shown(task).title).toBe('Mine')
    await settled(saver)
    expect(toasts()[0]).toMatchObject({ text: 'Title saved' })
    toasts()[0]?.undo?.()
    await settled(saver)
    expect(held.sent).toEqual([
      { version: 1, change: { title: 'Mine' } },
      { version: 2, change: { title: { en: 'Teaser', 'zh-Hans': '预热内容' } } },
    ])
  })

  it('is saved on what its writer saw, not on what came since', async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, saver } = serverOf({ ...seen, note: 'Theirs', version: 5 })
    saver.save({ note: 'Mine' }, seen)
    await settled(saver)
    expect(held.now.note).toBe('Theirs')
    expect(saver.conflicts).toMatchObject([{ field: 'note', mine: 'Mine', theirs: 'Theirs', isText: true }])
    expect(saver.shown(held.now).note).toBe('Mine')
  })

  it('does not meet itself when the next one was begun before it was saved', async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, saver } = serverOf(seen)
    saver.save({ note: 'First' }, seen)
    saver.save({ note: 'Second' }, seen)
    saver.save({ title: 'Named' }, seen)
    await settled(saver)
    expect(saver.conflicts).toBeNull()
    expect(held.now).toMatchObject({ note: 'Second', title: 'Named', version: 4 })
  })

  it('says which fields others changed beside it', async () => {
    const seen = taskOf()
    const { held, saver } = serverOf({ ...seen, deliverableLink: 'https://example.com', version: 2 })
    saver.save({ note: 'Mine' }, seen)
    await expect.poll(() => toasts().length).toBe(1)
    expect(held.now).toMatchObject({ note: 'Mine', deliverableLink: 'https://example.com' })
    expect(toasts()[0]?.text).toContain('the link to the deliverable')
  })
})

describe('two who changed the same field', () => {
  const met = async () => {
    const seen = taskOf({ note: 'As read' })
    const { held, saver } = serverOf({ ...seen, note: 'Theirs', version: 2 })
    saver.save({ note: 'Mine' }, seen)
    await settled(saver)
    return { held, saver }
  }

  it.each([
    ['mine' as const, 'Mine', 1],
    ['theirs' as const, 'Theirs', 0],
    [{ text: 'Both' }, 'Both', 1],
  ])('end with what was chosen: %j', async (choice, note, saves) => {
    const { held, saver } = await met()
    const before = held.sent.length
    saver.resolve({ note: choice })
    await settled(saver)
    expect(held.now.note).toBe(note)
    expect(held.sent.length - before).toBe(saves)
    expect(saver.isUnsaved).toBe(false)
  })

  it('meet again when the other writes once more while one chooses', async () => {
    const { held, saver } = await met()
    held.now = { ...held.now, note: 'Theirs again', version: 3 }
    saver.resolve({ note: 'mine' })
    await settled(saver)
    expect(held.now.note).toBe('Theirs again')
    expect(saver.conflicts).toMatchObject([{ mine: 'Mine', theirs: 'Theirs again' }])
  })

  it('lose nothing when it is put off, and it can be compared again or taken back', async () => {
    const { held, saver } = await met()
    saver.putOff(true)
    expect(saver.conflicts).toBeNull()
    expect(saver.unsaved).toMatchObject({ what: 'Note', isConflict: true })
    expect(saver.shown(held.now).note).toBe('Mine')
    saver.putOff(false)
    expect(saver.conflicts).toHaveLength(1)
    saver.discard()
    expect(saver.shown(held.now).note).toBe('Theirs')
  })
})

describe('an edit while the server is away', () => {
  it('stays written and is sent by itself when it is back', async () => {
    const seen = taskOf({ note: null })
    const { held, saver } = serverOf(seen)
    saver.hostConnected()
    onTestFinished(() => saver.hostDisconnected())
    held.isAway = true
    saver.save({ note: 'Mine' }, seen)
    await settled(saver)
    expect(saver.unsaved).toMatchObject({ what: 'Note', isConflict: false })
    expect(saver.shown(seen).note).toBe('Mine')
    Object.assign(held, { isAway: false, now: { ...seen, title: 'Theirs', version: 2 } })
    dispatchEvent(new Event('online'))
    await settled(saver)
    expect(held.now).toMatchObject({ note: 'Mine', title: 'Theirs' })
    expect(saver.unsaved).toBeNull()
  })
})
