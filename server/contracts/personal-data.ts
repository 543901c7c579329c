/** All data that Headrace stores about one person: no secrets, and no scores of others before the round closes. */
import { z } from 'zod'
import { accountLinkPurposes } from './accounts.ts'
import { AuditEvent } from './activity.ts'
import { ApiToken } from './api-tokens.ts'
import { Scores } from './grading.ts'
import { Person } from './people.ts'
import { Id, Instant, LocalText, PlainDate } from './primitives.ts'
import { OpenSession } from './session.ts'
import { Grade, JobFunction } from './vocabulary.ts'

const Entity = z.object({ id: Id, title: z.string() })

/** How a person owns a feature. */
export const ownerships = ['pm-owner', 'pmm-owner', 'department-owner'] as const
/** The parts of a person in a document. */
export const documentParts = ['added', 'withdrew', 'marked-final'] as const
/** The parts of a person in a task. */
export const taskParts = ['assigned', 'completed', 'skipped', 'ticked'] as const

export const PersonalData = z.object({
  /** When this report was made. */
  madeAt: Instant,
  account: Person.extend({
    passwordChangedAt: Instant.nullable(),
    secondFactorSince: Instant.nullable(),
    /** Linked single sign-on identities. */
    identities: z.array(z.object({ issuer: z.string(), subject: z.string(), createdAt: Instant })),
    links: z.array(
      z.object({
        purpose: z.enum(accountLinkPurposes),
        createdAt: Instant,
        expiresAt: Instant,
        usedAt: Instant.nullable(),
      }),
    ),
  }),
  sessions: z.array(OpenSession.omit({ isOwn: true })),
  /** Devices that signed in before, recognised by a cookie. */
  knownDevices: z.array(z.object({ createdAt: Instant, lastUsedAt: Instant, expiresAt: Instant })),
  apiTokens: z.array(ApiToken),
  scorecards: z.array(
    z.object({
      feature: Entity,
      roundNumber: z.int(),
      isRoundOpen: z.boolean(),
      jobFunction: JobFunction.nullable(),
      /** Null for anyone else while the round is open (RULES.md, Blindness). */
      scores: Scores.nullable(),
      submittedAt: Instant.nullable(),
      revision: z.object({ scores: Scores, revisedAt: Instant }).nullable(),
    }),
  ),
  /** Rounds whose scores this person revealed without scoring. */
  reveals: z.array(z.object({ feature: Entity, roundNumber: z.int(), revealedAt: Instant })),
  decisions: z.array(
    z.object({
      feature: Entity,
      grade: Grade,
      part: z.enum(['decider', 'participant']),
      reason: z.string().nullable(),
      decidedAt: Instant,
    }),
  ),
  features: z.array(Entity.extend({ as: z.array(z.enum(ownerships)) })),
  documents: z.array(Entity.extend({ feature: Entity, as: z.array(z.enum(documentParts)) })),
  launches: z.array(Entity),
  tasks: z.array(
    z.object({
      id: Id,
      title: LocalText,
      launch: Entity,
      as: z.array(z.enum(taskParts)),
      state: z.string(),
      dueOn: PlainDate,
    }),
  ),
  /** Confidential entities that this person is named on. */
  namedOn: z.array(Entity.extend({ noun: z.enum(['feature', 'launch']) })),
  dismissals: z.array(z.object({ warningId: z.string(), reason: z.string(), dismissedAt: Instant })),
  imports: z.array(
    z.object({ id: Id, fileName: z.string(), createdAt: Instant, committedAt: Instant.nullable() }),
  ),
  published: z.array(
    z.object({
      noun: z.enum(['rubric', 'playbook']),
      id: Id,
      version: z.int(),
      note: z.string().nullable(),
      publishedAt: Instant,
    }),
  ),
  /** Audit events by this person, and about their account; newest first. */
  activity: z.array(AuditEvent),
})
export type PersonalData = z.infer<typeof PersonalData>
