import { archiveFeature, restoreFeature } from '../../api/features.ts'
import { change } from '../../state/change.ts'
import { t } from './words.ts'

/** Takes a feature out of every list, or brings it back; each undoes the other. */
export function setArchived(id: string, isArchived: boolean): Promise<unknown> {
  const [there, back] = isArchived ? [archiveFeature, restoreFeature] : [restoreFeature, archiveFeature]
  return change({
    run: () => there(id),
    said: isArchived ? t('archived.said') : t('archived.restored'),
    undo: () => back(id),
    invalidates: [['features'], ['activity'], ['desk'], ['warnings'], ['launches']],
  })
}
