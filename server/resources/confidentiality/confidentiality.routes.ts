import { z } from 'zod'
import { Confidentiality, ConfidentialityChange } from '../../contracts/confidentiality.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf, requireMayOn } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { featureById } from '../features/features.service.ts'
import {
  changeFeatureConfidentiality,
  changeLaunchConfidentiality,
  featureConfidentiality,
  launchConfidentiality,
} from './confidentiality.service.ts'

const params = z.object({ id: Id })
const reading = { params, response: { 200: Confidentiality } }
const changing = { params, body: ConfidentialityChange, response: { 200: Confidentiality } }

export function confidentialityRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/features/:id/confidentiality',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: { summary: 'Read who may see a feature', ...reading },
    },
    async (request, reply) =>
      withEtag(reply, await featureConfidentiality(depsOf(request).db, request.params.id)),
  )
  api.put(
    '/features/:id/confidentiality',
    {
      ...allow('feature.set-confidentiality', { ifMatch: 'required' }),
      schema: { summary: 'Change who may see a feature', ...changing },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      const deps = depsOf(request)
      await requireMayOn(by, 'feature.set-confidentiality', async () => {
        const { pmOwner } = await featureById(deps.db, id)
        return pmOwner ? [pmOwner.id] : []
      })
      return withEtag(reply, await changeFeatureConfidentiality(deps, by, id, ifMatch(request), request.body))
    },
  )
  api.get(
    '/launches/:id/confidentiality',
    {
      ...allow('launch.read', { isForTokens: true }),
      schema: { summary: 'Read who may see a launch', ...reading },
    },
    async (request, reply) => {
      const deps = depsOf(request)
      return withEtag(reply, await launchConfidentiality(deps, deps.db, request.params.id))
    },
  )
  api.put(
    '/launches/:id/confidentiality',
    {
      ...allow('launch.set-confidentiality', { ifMatch: 'required' }),
      schema: { summary: 'Change who may see a launch', ...changing },
    },
    async (request, reply) =>
      withEtag(
        reply,
        await changeLaunchConfidentiality(
          depsOf(request),
          personOf(request),
          request.params.id,
          ifMatch(request),
          request.body,
        ),
      ),
  )
}
