import type { Role } from '#server/contracts/lists.ts'
import type { Calendar } from '#server/contracts/calendars.ts'
import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import { changeWorkspace, getWorkspace } from '../../api/workspace.ts'
import { listOf } from '../../formats/numbers.ts'
import { common } from '../../locales/common.ts'
import { roleName } from '../../locales/vocabulary.ts'
import { localText } from '../../locales/language.ts'
import { queryClient } from '../../queries/query.ts'
import type { EntityType } from '../../editing/entity-type.ts'

/** The workspace with the id that the audit log uses for it. */
export type WorkspaceWithId = Workspace & { id: string }
export const withId = (workspace: Workspace): WorkspaceWithId => ({
  ...workspace,
  id: '00000000-0000-7000-8000-000000000000',
})

/** `Administrator and Viewer`, or that there are none. */
export const roleNames = (chosen: readonly Role[]): string =>
  chosen.length > 0 ? listOf(chosen.map(roleName)) : common('none')

/** How the workspace is edited. @param calendars the calendars that the id in a change refers to */
export const workspaceEntityType = (
  calendars: () => readonly Calendar[],
): EntityType<WorkspaceWithId, WorkspaceChange> => ({
  noun: 'workspace',
  shownAs: {
    name: 'name',
    timeZone: 'timeZone',
    currency: 'currency',
    calendarId: 'calendarId',
    secondFactorRoles: 'secondFactorRoles',
  },
  written: (workspace, field) => workspace[field],
  applied: (workspace, change) => ({ ...workspace, ...(change as Partial<Workspace>) }),
  read: async () => withId(await getWorkspace()),
  save: async (_id, version, change) => withId(await changeWorkspace(version, change)),
  remember: (workspace) => queryClient.setQueryData(['workspace'], workspace),
  texts: ['name'],
  fromText: (_field, text) => text.trim() || undefined,
  currency: () => '',
  says: (field, value) => {
    if (field === 'secondFactorRoles') return roleNames(value as readonly Role[])
    const calendar = field === 'calendarId' && calendars().find((one) => one.id === value)
    return calendar ? localText(calendar.definition.title) : undefined
  },
})
