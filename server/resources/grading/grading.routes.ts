import { z } from 'zod'
import {
  Decision,
  Grading,
  NearestFeatures,
  NewDecision,
  Scorecard,
  ScorecardDraft,
} from '../../contracts/grading.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { sentIfMatch, withEtag } from '../../http/versions.ts'
import { decideGrade } from './deciding.service.ts'
import { gradingFor, nearestTo, revealGrading } from './grading.service.ts'
import { reviseMyCard, saveMyCard, submitMyCard } from './scoring.service.ts'

const params = z.object({ id: Id })
const nearestQuery = z.strictObject({ total: z.coerce.number().min(0).max(100) })

export function gradingRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/features/:id/grading',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: {
        summary: 'Read the grading of a feature, as far as one may see it',
        params,
        response: { 200: Grading },
      },
    },
    async (request) => gradingFor(depsOf(request).db, personOf(request).id, request.params.id),
  )
  api.get(
    '/features/:id/grading/nearest',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: {
        summary: 'List decided features with the nearest totals',
        params,
        querystring: nearestQuery,
        response: { 200: NearestFeatures },
      },
    },
    async (request) => nearestTo(depsOf(request).db, request.params.id, request.query.total),
  )
  api.put(
    '/features/:id/grading/reveal',
    {
      ...allow('grade.reveal', {
        isForTokens: true,
        refuses: ['card-already-submitted', 'feature-archived'],
      }),
      schema: { summary: 'See the scores without scoring', params, response: { 200: Grading } },
    },
    async (request) => revealGrading(depsOf(request), personOf(request), request.params.id),
  )
  api.post(
    '/features/:id/decisions',
    {
      ...allow('grade.decide', {
        isForTokens: true,
        refuses: [
          'stale-version',
          'see-scores-first',
          'reason-required',
          'department-lead-required',
          'feature-archived',
        ],
      }),
      schema: {
        summary: 'Decide the grade of a feature',
        params,
        body: NewDecision,
        response: { 201: Decision },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await decideGrade(depsOf(request), personOf(request), request.params.id, request.body)),
  )
  cardRoutes(api, depsOf)
}

/** The first card has no version yet, so the service checks whether one is required. */
function cardRoutes(api: Api, depsOf: DepsOf): void {
  api.put(
    '/features/:id/scorecards/mine',
    {
      ...allow('grade.score', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['version-required', 'card-already-submitted', 'revealed-cannot-score', 'feature-archived'],
      }),
      schema: {
        summary: 'Save the draft of your scorecard',
        params,
        body: ScorecardDraft,
        response: { 200: Scorecard },
      },
    },
    async (request, reply) => {
      const seen = sentIfMatch(request)
      const card = await saveMyCard(depsOf(request), personOf(request), request.params.id, seen, request.body)
      return withEtag(reply, card)
    },
  )
  api.put(
    '/features/:id/scorecards/mine/submission',
    {
      ...allow('grade.score', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['version-required', 'card-incomplete', 'card-already-submitted', 'feature-archived'],
      }),
      schema: { summary: 'Submit your scorecard', params, response: { 200: Scorecard } },
    },
    async (request, reply) => {
      const seen = sentIfMatch(request)
      return withEtag(reply, await submitMyCard(depsOf(request), personOf(request), request.params.id, seen))
    },
  )
  api.put(
    '/features/:id/scorecards/mine/revision',
    {
      ...allow('grade.score', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['version-required', 'card-incomplete', 'no-submitted-card', 'feature-archived'],
      }),
      schema: {
        summary: 'Revise your submitted scorecard',
        params,
        body: ScorecardDraft,
        response: { 200: Scorecard },
      },
    },
    async (request, reply) => {
      const seen = sentIfMatch(request)
      const card = await reviseMyCard(
        depsOf(request),
        personOf(request),
        request.params.id,
        seen,
        request.body,
      )
      return withEtag(reply, card)
    },
  )
}
