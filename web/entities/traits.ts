import type { Feature, FeatureChange } from '#server/contracts/features.ts'
import type { Launch, LaunchChange } from '#server/contracts/launches.ts'
import type { PersonRef } from '#server/contracts/primitives.ts'
import type { Action } from '#server/domain/access/actions.ts'
import { featureRestoration, launchRestoration } from '#server/domain/history/restoring.ts'
import type { Restoration } from '#server/domain/history/restoring.ts'
import type { LoggedEvent } from '#server/domain/history/version-at.ts'
import type { Entity, EntityNoun } from '../api/entities.ts'

/**
 * Differences between entity types for the elements of this folder. Methods, so that parameters are
 * bivariant.
 */
type Traits<T extends Entity, C extends object> = {
  readonly actions: Readonly<Record<'archive' | 'setConfidentiality' | 'delete', Action>>
  /** People who can see it without being named. */
  owners(entity: T): PersonRef[]
  /** Ids of those whose "own" permissions apply to it. */
  ownerIds(entity: T): string[]
  /** Titles of the confidential entities it includes. */
  confidentialParts(entity: T): string[]
  restoring(current: T, auditEvents: readonly LoggedEvent[], auditEventId: string): Restoration<C> | undefined
}

const feature: Traits<Feature, FeatureChange> = {
  actions: {
    archive: 'feature.archive',
    setConfidentiality: 'feature.set-confidentiality',
    delete: 'feature.delete',
  },
  owners: ({ pmOwner, pmmOwner, departmentOwner }) => {
    const owners = [pmOwner, pmmOwner, departmentOwner].filter((one) => one !== null)
    return [...new Map(owners.map((one) => [one.id, one])).values()]
  },
  ownerIds: ({ pmOwner }) => (pmOwner ? [pmOwner.id] : []),
  confidentialParts: () => [],
  restoring: featureRestoration,
}

const launch: Traits<Launch, LaunchChange> = {
  actions: {
    archive: 'launch.plan',
    setConfidentiality: 'launch.set-confidentiality',
    delete: 'launch.delete',
  },
  owners: ({ owner }) => (owner ? [owner] : []),
  ownerIds: () => [],
  confidentialParts: ({ features }) => features.filter((one) => one.isConfidential).map(({ title }) => title),
  restoring: launchRestoration,
}

/** A change of any of these entity types. */
export type EntityChange = FeatureChange | LaunchChange

export const traitsOf: Readonly<Record<EntityNoun, Traits<Entity, EntityChange>>> = { feature, launch }
