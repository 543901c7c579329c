import { html } from 'lit'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Entity } from '../../../web/api/entities.ts'
import type { HrArchived } from '../../../web/components/hr-archived.ts'
import type { HrDeleteDialog } from '../../../web/components/hr-delete-dialog.ts'
import type { HrVisibilityDialog } from '../../../web/components/hr-visibility-dialog.ts'
import type { HrWhoSees } from '../../../web/components/hr-who-sees.ts'
import type { HrEntityArchived } from '../../../web/entities/hr-entity-archived.ts'
import '../../../web/entities/hr-entity-archived.ts'
import type { HrEntityVisibility } from '../../../web/entities/hr-entity-visibility.ts'
import '../../../web/entities/hr-entity-visibility.ts'
import { DeletionRequested } from '../../../web/events/deletion-requested.ts'
import { UnarchiveRequested } from '../../../web/events/unarchive-requested.ts'
import { ValueChanged } from '../../../web/events/value-changed.ts'
import { VisibilityRequested } from '../../../web/events/visibility-requested.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { toasts } from '../../../web/shell/toasts.ts'
import { answerApi, refused } from '../api-answers.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { featureOf, lin, zhou } from '../pages/feature-samples.ts'
import { launchOf, personOf, sessionOf } from '../pages/launch-samples.ts'
import { both } from './entity-samples.ts'

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
})

const archivedAt = '2027-03-10T09:00:00.000Z'
const marketer = sessionOf(personOf({ role: 'pmm' }))
const pm = sessionOf(personOf({ ...zhou, role: 'pm' }))

/** The banner of an archived entity, with its deletion dialog open. */
async function openDeletion(noun: 'feature' | 'launch', entity: Entity) {
  const shown = await mount<HrEntityArchived>(
    html`<hr-entity-archived
      .noun=${noun}
      .entity=${{ ...entity, archivedAt }}
      .session=${sessionOf(personOf({ role: 'administrator' }))}
    ></hr-entity-archived>`,
  )
  inside(shown, 'hr-archived').dispatchEvent(new DeletionRequested())
  const dialog = await vi.waitFor(() => inside<HrDeleteDialog>(shown, 'hr-delete-dialog'))
  return { shown, dialog }
}

describe.each(both)('a $noun', ({ noun, path, entity, owners, mayOwnPm }) => {
  it('that is archived shows it and can be restored, with an undo', async () => {
    const archived = { ...entity, archivedAt }
    const sent = answerApi({ [`DELETE ${path}/${entity.id}/archive`]: () => entity })
    const shown = await mount<HrEntityArchived>(
      html`<hr-entity-archived .noun=${noun} .entity=${archived} .session=${marketer}></hr-entity-archived>`,
    )
    const notice = inside<HrArchived>(shown, 'hr-archived')
    expect(textOf(notice)).toContain(`This ${noun} is archived since`)
    expect(notice.whyNot).toBe('')
    expect(notice.mayDelete).toBe(false)
    notice.dispatchEvent(new UnarchiveRequested())
    await vi.waitFor(() => expect(toasts().at(-1)).toMatchObject({ text: `“${entity.title}” is back` }))
    expect(toasts().at(-1)?.undo).toBeDefined()
    expect(sent.map(({ method }) => method)).toEqual(['DELETE'])
  })

  it('is deleted by one request, however often the button is pressed', async () => {
    const here = location.href
    onTestFinished(() => history.replaceState(null, '', here))
    const sent = answerApi({
      [`DELETE ${path}/${entity.id}`]: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        return {}
      },
    })
    const { shown, dialog } = await openDeletion(noun, entity)
    dialog.dispatchEvent(new ValueChanged(entity.title))
    dialog.dispatchEvent(new ValueChanged(entity.title))
    await vi.waitFor(() => expect(location.pathname).toBe(path))
    await shown.updateComplete
    expect(shown.shadowRoot!.querySelector('hr-delete-dialog')).toBeNull()
    expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  })

  it('that is not archived shows no notice', async () => {
    const shown = await mount<HrEntityArchived>(
      html`<hr-entity-archived .noun=${noun} .entity=${entity} .session=${marketer}></hr-entity-archived>`,
    )
    expect(shown.offsetHeight).toBe(0)
  })

  it('shows its visibility to its owners, and lets permitted users change it', async () => {
    const shown = async (session: typeof pm) => {
      const element = await mount<HrEntityVisibility>(
        html`<hr-entity-visibility
          .noun=${noun}
          .entity=${entity}
          .session=${session}
        ></hr-entity-visibility>`,
      )
      return inside<HrWhoSees>(element, 'hr-who-sees')
    }
    const line = await shown(marketer)
    expect(line.owners.map(({ name }) => name)).toEqual(owners)
    expect(line.confidentialParts).toEqual(noun === 'launch' ? ['Salary bands'] : [])
    expect(line.mayChange).toBe(true)
    expect((await shown(pm)).mayChange).toBe(mayOwnPm)
  })

  it('keeps people added by others while its visibility dialog is open', async () => {
    const ana = personOf({ id: '01890000-0000-7000-8000-0000000000aa', name: 'Ana' })
    const confidential = { ...entity, isConfidential: true }
    const named = { isConfidential: true, people: [lin], version: 1 }
    let now = named
    let isFirst = true
    const at = `${path}/${entity.id}/confidentiality`
    const sent = answerApi({
      [`GET ${at}`]: () => now,
      [`PUT ${at}`]: ({ body }) => {
        if (isFirst) {
          isFirst = false
          return refused(412, { code: 'stale-version', params: { current: 2 } })
        }
        const { personIds } = body as { personIds: string[] }
        return { ...now, people: [lin, zhou, ana].filter(({ id }) => personIds.includes(id)), version: 3 }
      },
    })
    const shown = await mount<HrEntityVisibility>(
      html`<hr-entity-visibility
        .noun=${noun}
        .entity=${confidential}
        .session=${marketer}
        .people=${[ana]}
      ></hr-entity-visibility>`,
    )
    inside(shown, 'hr-who-sees').dispatchEvent(new VisibilityRequested())
    const dialog = await vi.waitFor(() => inside<HrVisibilityDialog>(shown, 'hr-visibility-dialog'))
    await vi.waitFor(() => expect(dialog.value?.version).toBe(1))
    now = { ...named, people: [lin, zhou], version: 2 }
    await queryClient.invalidateQueries()
    await vi.waitFor(() => expect(inside<HrWhoSees>(shown, 'hr-who-sees').value?.version).toBe(2))
    dialog.dispatchEvent(new ValueChanged({ isConfidential: true, personIds: [lin.id, ana.id] }))
    await vi.waitFor(() => expect(sent.filter(({ method }) => method === 'PUT')).toHaveLength(2))
    expect(sent.findLast(({ method }) => method === 'PUT')?.body).toEqual({
      isConfidential: true,
      personIds: [lin.id, zhou.id, ana.id],
    })
  })
})

it('a feature in use lists all its launches, archived ones too', async () => {
  const feature = featureOf({})
  const launches = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => launchOf({ id: `l${from + i}`, title: `Launch ${from + i}` }))
  const page = (items: unknown[], nextCursor: string | null) => ({ items, nextCursor, total: 5 })
  answerApi({
    [`DELETE /features/${feature.id}`]: () => refused(409, { code: 'in-use' }),
    'GET /launches': ({ query }) => {
      if (query.get('archived') === 'true') return page(launches(4, 1), null)
      return query.get('cursor') === 'more' ? page(launches(2, 2), null) : page(launches(0, 2), 'more')
    },
  })
  const { dialog } = await openDeletion('feature', feature)
  dialog.dispatchEvent(new ValueChanged(feature.title))
  await vi.waitFor(() =>
    expect(dialog.holders.map(({ href }) => href)).toEqual(
      [0, 1, 2, 3, 4].map((number) => `/launches/l${number}`),
    ),
  )
  expect(dialog.holders.at(-1)?.title).toBe('Launch 4')
})
