import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { NewPlaybook, Playbook, PlaybookList } from '../../contracts/playbooks.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { currentPlaybook, listPlaybooks, publishPlaybook, playbookById } from './playbooks.service.ts'

const params = z.object({ id: Id })

/** Versions are immutable: they are published and read only. */
export function playbooksRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/playbooks',
    {
      ...allow('playbook.read', { isForTokens: true }),
      schema: { summary: 'List the versions of the playbook', response: { 200: PlaybookList } },
    },
    async (request) => ({
      items: await listPlaybooks(depsOf(request).db),
    }),
  )
  api.get(
    '/playbooks/current',
    {
      ...allow('playbook.read', { isForTokens: true, refuses: ['not-found'] }),
      schema: { summary: 'Read the current version of the playbook', response: { 200: Playbook } },
    },
    async (request) => currentPlaybook(depsOf(request).db),
  )
  api.get(
    '/playbooks/:id',
    {
      ...allow('playbook.read', { isForTokens: true }),
      schema: { summary: 'Read a version of the playbook', params, response: { 200: Playbook } },
    },
    async (request) => playbookById(depsOf(request).db, request.params.id),
  )
  api.post(
    '/playbooks',
    {
      ...allow('playbook.publish', { isForTokens: true, refuses: ['stale-version'] }),
      schema: {
        summary: 'Publish the next version of the playbook',
        body: NewPlaybook,
        response: { 201: Playbook },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await publishPlaybook(depsOf(request), personOf(request), request.body)),
  )
}
