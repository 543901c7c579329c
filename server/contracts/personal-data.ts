/** Everything that Headrace holds about one person, for that person: no secrets, and no score before its time. */
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

/** What someone is to a feature. */
export const ownerships = ['pm-owner', 'pmm-owner', 'department-owner'] as const
/** What someone is to a task. */
export const taskParts = ['assigned', 'completed', 'skipped', 'ticked'] as const

export const PersonalData = z.object({
  /** When this was put together. */
  madeAt: Instant,
  account: Person.extend({
    passwordChangedAt: Instant.nullable(),
    secondFactorSince: Instant.nullable(),
    /** Who else vouches for this person, and as whom. */
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
  /** Rounds whose scores this person looked at without giving any. */
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
  /** Confidential things that this person is named on. */
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
  /** What they did, and what was done to their account; newest first. */
  activity: z.array(AuditEvent),
})
export type PersonalData = z.infer<typeof PersonalData>
