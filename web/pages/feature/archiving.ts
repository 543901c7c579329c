import type { Feature } from '#server/contracts/features.ts'
import { archiveFeature, getFeature, restoreFeature } from '../../api/features.ts'
import { change } from '../../queries/change.ts'
import { onVersion } from '../../editing/on-version.ts'
import { t } from '../../locales/feature.ts'

/** Others may go on writing in it: their edits are no matter, their archiving is. */
const archiving = (seen: Feature, isArchived: boolean) =>
  onVersion(seen, {
    about: ({ archivedAt }) => archivedAt === null,
    run: (version) => (isArchived ? archiveFeature : restoreFeature)(seen.id, version),
    read: () => getFeature(seen.id),
  })

/** Takes a feature out of every list, or brings it back; each undoes the other. */
export function setArchived(feature: Feature, isArchived: boolean): Promise<unknown> {
  let saved = feature
  return change({
    run: async () => (saved = await archiving(feature, isArchived)),
    message: isArchived ? t('archived.said') : t('archived.restored'),
    undo: () => archiving(saved, !isArchived),
    noun: 'feature',
  })
}
