import { z } from 'zod'
import { Launch, LaunchChange, LaunchPage, LaunchQuery, NewLaunch } from '../../contracts/launches.ts'
import { Id } from '../../contracts/primitives.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { createLaunch, editLaunch, setLaunchArchived } from './launches.service.ts'
import { launchById, launchPage } from './reading.service.ts'

const params = z.object({ id: Id })

export function launchesRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/launches',
    {
      ...allow('launch.read', { isForTokens: true }),
      schema: {
        summary: 'List launches, filtered and paged',
        querystring: LaunchQuery,
        response: { 200: LaunchPage },
      },
    },
    async (request) => launchPage(depsOf(request), depsOf(request).db, request.query),
  )
  api.post(
    '/launches',
    {
      ...allow('launch.plan', { isForTokens: true, refuses: ['reason-required'] }),
      schema: { summary: 'Add a launch', body: NewLaunch, response: { 201: Launch } },
    },
    async (request, reply) =>
      withEtag(reply.code(201), await createLaunch(depsOf(request), personOf(request), request.body)),
  )
  api.get(
    '/launches/:id',
    {
      ...allow('launch.read', { isForTokens: true }),
      schema: { summary: 'Read a launch', params, response: { 200: Launch } },
    },
    async (request, reply) =>
      withEtag(reply, await launchById(depsOf(request), depsOf(request).db, request.params.id)),
  )
  api.patch(
    '/launches/:id',
    {
      ...allow('launch.plan', { isForTokens: true, ifMatch: 'required', refuses: ['launch-archived'] }),
      schema: {
        summary: 'Change fields and features of a launch',
        params,
        body: LaunchChange,
        response: { 200: Launch },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await editLaunch(depsOf(request), personOf(request), id, ifMatch(request), request.body),
      )
    },
  )
  for (const [method, summary] of [
    ['PUT', 'Archive a launch'],
    ['DELETE', 'Restore an archived launch'],
  ] as const) {
    api.route({
      method,
      url: '/launches/:id/archive',
      ...allow('launch.plan', { isForTokens: true, ifMatch: 'required' }),
      schema: { summary, params, response: { 200: Launch } },
      handler: async (request, reply) => {
        const { id } = request.params
        return withEtag(
          reply,
          await setLaunchArchived(depsOf(request), personOf(request), id, ifMatch(request), method === 'PUT'),
        )
      },
    })
  }
}
