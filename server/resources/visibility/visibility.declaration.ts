import type { TableDeclarations } from '../declaration.ts'

export const visibilityTables = {
  feature_named_people: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: { person_id: { anonymised: 'row-removed', disclosed: 'namedOn' } },
    export: {
      words: { en: 'who is named on confidential features', 'zh-Hans': '能看到保密功能的点名成员' },
      keys: ['feature_id', 'person_id'],
      columns: {
        feature_id: 'exported',
        person_id: 'exported',
      },
    },
    search: null,
  },
  launch_named_people: {
    visibility: { of: 'launch_id' },
    deletion: { launch_id: 'removed' },
    personalData: { person_id: { anonymised: 'row-removed', disclosed: 'namedOn' } },
    export: {
      words: { en: 'who is named on confidential launches', 'zh-Hans': '能看到保密推广的点名成员' },
      keys: ['launch_id', 'person_id'],
      columns: {
        launch_id: 'exported',
        person_id: 'exported',
      },
    },
    search: null,
  },
  confidential_entities: {
    visibility: { of: 'entity_id' },
    deletion: { entity_id: 'kept' },
    personalData: {},
    export: { leftOut: 'derived from flags, launches and deletions' },
    search: null,
  },
  people_who_see: {
    visibility: { of: 'part_id' },
    deletion: {},
    personalData: {
      person_id: { anonymised: 'kept', disclosed: { not: 'derived from owners and named people' } },
    },
    export: { leftOut: 'derived from owners and named people' },
    search: null,
  },
} as const satisfies TableDeclarations
