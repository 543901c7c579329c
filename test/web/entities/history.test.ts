import { html } from 'lit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { Entity } from '../../../web/api/entities.ts'
import type { HrHistory } from '../../../web/components/hr-history.ts'
import type { HrRestore } from '../../../web/components/hr-restore.ts'
import type { HrEntityHistory } from '../../../web/entities/hr-entity-history.ts'
import '../../../web/entities/hr-entity-history.ts'
import type { ValueChanged } from '../../../web/events/value-changed.ts'
import { VersionRequested } from '../../../web/events/version-requested.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { removeToast, toasts } from '../../../web/shell/toasts.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount } from '../components/mount.ts'
import { lin } from '../pages/feature-samples.ts'
import { both } from './entity-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
  for (const toast of toasts()) removeToast(toast.id)
})

/** Audit events of an entity that was created and then renamed. */
function auditEvents(noun: 'feature' | 'launch', entity: Entity): AuditEvent[] {
  const changes = [{ field: 'title', before: 'Old words', after: entity.title }]
  const event = { person: lin, noun, entityId: entity.id, entityTitle: entity.title, origin: null }
  return [
    { ...event, id: '2', at: '2027-03-10T09:00:00.000Z', verb: 'changed', changes },
    { ...event, id: '1', at: '2027-03-09T09:00:00.000Z', verb: 'created', changes: [] },
  ].map((one) => ({ ...one, redactedAt: null }) as AuditEvent)
}

/** The history of an entity with its audit events loaded. */
async function openHistory(noun: 'feature' | 'launch', entity: Entity) {
  const shown = await mount<HrEntityHistory>(
    html`<hr-entity-history .noun=${noun} .entity=${entity} currency="CNY"></hr-entity-history>`,
  )
  const history = await vi.waitFor(() => inside<HrHistory>(shown, 'hr-history'))
  return { shown, history }
}

describe.each(both)('a $noun', ({ noun, path, entity }) => {
  it('shows its history and returns the change that restores a version', async () => {
    const items = auditEvents(noun, entity)
    answerApi({
      'GET /activity': () => ({ items, nextCursor: null, total: 2 }),
      [`GET ${path}/${entity.id}`]: () => entity,
    })
    const { shown, history } = await openHistory(noun, entity)
    expect([...history.restorable]).toEqual(['1'])
    const wanted: unknown[] = []
    shown.addEventListener('value-changed', (event) => wanted.push((event as ValueChanged<unknown>).value))
    history.dispatchEvent(new VersionRequested('1'))
    const dialog = await vi.waitFor(() => inside(shown, 'hr-restore'))
    dialog.dispatchEvent(new Event('save-requested'))
    expect(wanted).toEqual([{ title: 'Old words' }])
  })

  it('previews the version that was chosen last, whichever response comes first', async () => {
    const items = auditEvents(noun, entity)
    const answers: ((entity: unknown) => void)[] = []
    answerApi({
      'GET /activity': () => ({ items, nextCursor: null, total: 2 }),
      [`GET ${path}/${entity.id}`]: () => new Promise((answer) => answers.push(answer)),
    })
    const { shown, history } = await openHistory(noun, entity)
    const answered = (count: number) => vi.waitFor(() => expect(answers).toHaveLength(count))
    history.dispatchEvent(new VersionRequested('1'))
    await answered(1)
    history.dispatchEvent(new VersionRequested('2'))
    await answered(2)
    answers[1]?.(entity)
    await answered(3)
    answers[2]?.(entity)
    const dialog = await vi.waitFor(() => inside<HrRestore>(shown, 'hr-restore'))
    expect(dialog.at).toBe(items[0]?.at)
    answers[0]?.(entity)
    await answered(4)
    answers[3]?.(entity)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(dialog.at).toBe(items[0]?.at)
  })

  it('says that others keep changing it when no version can be previewed', async () => {
    const items = auditEvents(noun, entity)
    let { version } = entity
    const sent = answerApi({
      'GET /activity': () => ({ items, nextCursor: null, total: 2 }),
      [`GET ${path}/${entity.id}`]: () => ({ ...entity, version: (version += 1) }),
    })
    const { shown, history } = await openHistory(noun, entity)
    history.dispatchEvent(new VersionRequested('1'))
    await vi.waitFor(() => expect(toasts().at(-1)?.text).toContain('Someone changed this in the meantime.'))
    expect(shown.shadowRoot!.querySelector('hr-restore')).toBeNull()
    expect(sent.length).toBeLessThan(15)
  })
})
