/** The activity log, deletions, and the views of visibility. Created by migrations/0005_activity.ts. */
import type { Flag, PersonId } from './columns.ts'

export interface ActivityTable {
  id: string
  at: string
  person_id: PersonId | null
  noun: string
  entity_id: string
  entity_title: string
  verb: string
  changes: string
  within_id: string | null
  origin_kind: string
  origin_id: string | null
  address: string | null
  redacted_at: string | null
}

export interface DeletionsTable {
  entity_id: string
  noun: string
  is_confidential: Flag
  person_id: PersonId
  deleted_at: string
}

/** A view. Entities that are not in it are public; of the others, a person sees those whose every part they see. */
export interface ConfidentialEntitiesTable {
  entity_id: string
  part_id: string
}

/** A view: owners and named people of every confidential entity. */
export interface PeopleWhoSeeTable {
  part_id: string
  person_id: PersonId
}

export interface ActivitySchema {
  activity: ActivityTable
  deletions: DeletionsTable
  confidential_entities: ConfidentialEntitiesTable
  people_who_see: PeopleWhoSeeTable
}
