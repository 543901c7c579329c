import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Session } from '#server/contracts/session.ts'
import { featureFields, featureShownAs, writtenFeatureFields } from '#server/domain/fields/feature-fields.ts'
import { changeFeature, getFeature } from '../../api/features.ts'
import type { Names } from '../../state/applied-change.ts'
import { queryClient } from '../../state/queries.ts'
import { sessionKey } from '../../state/session.ts'
import type { EntityType } from '../../state/entity-type.ts'
import { applied, writtenOf } from './feature-edit.ts'

/** How features are edited. @param names gives what the ids of a change refer to */
export const featureKind = (names: () => Names): EntityType<Feature, FeatureChange> => ({
  noun: 'feature',
  shownAs: featureShownAs,
  written: (feature, field) => writtenOf(feature)[field],
  applied: (feature, change) => applied(feature, change, names()),
  read: getFeature,
  save: changeFeature,
  remember: (feature) => queryClient.setQueryData(['features', feature.id], feature),
  touched: [['features', 'list'], ['grading'], ['launches'], ['warnings'], ['desk'], ['activity']],
  texts: writtenFeatureFields.filter((field) => ['text', 'link'].includes(featureFields[field].type)),
  fromText: (field, text) => text.trim() || (field === 'title' ? undefined : null),
  currency: () => queryClient.getQueryData<Session>(sessionKey)?.workspace.currency ?? 'CNY',
})
