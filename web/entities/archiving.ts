import { archiveEntity, getEntity, unarchiveEntity } from '../api/entities.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'
import { onVersion } from '../editing/on-version.ts'
import { deletionText as t } from '../locales/deletion.ts'
import { change } from '../queries/change.ts'

/** Concurrent edits do not matter, a concurrent change of the archived state does. */
const archiving = (noun: EntityNoun, seen: Entity, isArchived: boolean) =>
  onVersion(seen, {
    about: ({ archivedAt }) => archivedAt === null,
    run: (version) => (isArchived ? archiveEntity : unarchiveEntity)(noun, seen.id, version),
    read: () => getEntity(noun, seen.id),
  })

/** Archives or restores a feature or launch; each is the undo of the other. */
export function setArchived(noun: EntityNoun, entity: Entity, isArchived: boolean): Promise<unknown> {
  let saved = entity
  return change({
    run: async () => (saved = await archiving(noun, entity, isArchived)),
    message: t(isArchived ? 'said.archived' : 'said.restored', { title: entity.title }),
    undo: () => archiving(noun, saved, !isArchived),
    noun,
  })
}
