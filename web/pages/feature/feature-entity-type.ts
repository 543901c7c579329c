import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import { featureFields, featureShownAs, writtenFeatureFields } from '#server/domain/fields/feature-fields.ts'
import { changeFeature, getFeature } from '../../api/features.ts'
import type { Names } from '../../editing/applied-change.ts'
import { queryClient } from '../../queries/query.ts'
import { sessionKey } from '../../queries/noun-keys.ts'
import type { EntityType } from '../../editing/entity-type.ts'
import { applied, writtenOf } from './feature-edit.ts'

/** How features are edited. @param names the lists that the ids in a change refer to */
export const featureKind = (names: () => Names): EntityType<Feature, FeatureChange> => ({
  noun: 'feature',
  shownAs: featureShownAs,
  written: (feature, field) => writtenOf(feature)[field],
  applied: (feature, change) => applied(feature, change, names()),
  read: getFeature,
  save: changeFeature,
  remember: (feature) => queryClient.setQueryData(['features', feature.id], feature),
  texts: writtenFeatureFields.filter((field) => ['text', 'link'].includes(featureFields[field].type)),
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
