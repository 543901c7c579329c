import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import { featureFields, featureShownAs, writtenFeatureFields } from '#server/domain/fields/feature-fields.ts'
import { changeFeature, getFeature } from '../../api/features.ts'
import type { Names } from '../../editing/applied-change.ts'
import { queryClient } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import type { EntityType } from '../../editing/entity-type.ts'
import { appliedFeatureChange, featureValues } from './feature-edit.ts'

/** How features are edited. @param names the lists that the ids in a change refer to */
export const featureEntityType = (names: () => Names): EntityType<Feature, FeatureChange> => ({
  noun: 'feature',
  shownAs: featureShownAs,
  written: (feature, field) => featureValues(feature)[field],
  applied: (feature, change) => appliedFeatureChange(feature, change, names()),
  read: getFeature,
  save: changeFeature,
  remember: (feature) => queryClient.setQueryData(['features', feature.id], feature),
  texts: writtenFeatureFields.filter((field) => ['text', 'link'].includes(featureFields[field].type)),
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
