import { z } from 'zod'
import { Document, DocumentChange, FinalMark, Withdrawal } from '../../contracts/documents.ts'
import type { Person } from '../../contracts/people.ts'
import { Id } from '../../contracts/primitives.ts'
import type { Deps } from '../../deps.ts'
import { allow, type DepsOf, personOf, requireMayOn } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ifMatch, withEtag } from '../../http/versions.ts'
import {
  deleteDocument,
  documentOwnerIds,
  makeMain,
  renameDocument,
  setDocumentArchived,
  withdrawVersion,
} from './documents.service.ts'
import { setFinal } from './finalizing.service.ts'

const params = z.object({ id: Id })
const versionParams = z.object({ id: Id, number: z.coerce.number().int().min(1).max(1_000_000) })

const isForTokens = { isForTokens: true } as const

/** Changes of documents, but attaching. */
export function documentsRoutes(api: Api, depsOf: DepsOf): void {
  /** PMs may change the documents of their own features (RULES.md, Roles). */
  const requireOwn = async (deps: Deps, person: Person, id: string) =>
    requireMayOn(person, 'prd.edit', () => documentOwnerIds(deps, id))

  const editing = {
    ...isForTokens,
    ifMatch: 'required',
    refuses: ['feature-archived', 'document-archived'],
  } as const

  api.patch(
    '/documents/:id',
    {
      ...allow('prd.edit', editing),
      schema: { summary: 'Rename a document', params, body: DocumentChange, response: { 200: Document } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireOwn(depsOf(request), by, id)
      const { title } = request.body
      return withEtag(reply, await renameDocument(depsOf(request), by, id, ifMatch(request), title))
    },
  )
  api.put(
    '/documents/:id/main',
    {
      ...allow('prd.edit', editing),
      schema: { summary: 'Make a document the main one of its feature', params, response: { 200: Document } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireOwn(depsOf(request), by, id)
      return withEtag(reply, await makeMain(depsOf(request), by, id, ifMatch(request)))
    },
  )
  api.put(
    '/documents/:id/final',
    {
      ...allow('prd.edit', {
        ...editing,
        refuses: [...editing.refuses, 'not-main-document', 'version-withdrawn'],
      }),
      schema: {
        summary: 'Mark a version of the main document as final since a day',
        params,
        body: FinalMark,
        response: { 200: Document },
      },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireOwn(depsOf(request), by, id)
      return withEtag(reply, await setFinal(depsOf(request), by, id, ifMatch(request), request.body))
    },
  )
  api.delete(
    '/documents/:id/final',
    {
      ...allow('prd.edit', { ...editing, refuses: [...editing.refuses, 'not-main-document'] }),
      schema: { summary: 'Remove the final mark of a document', params, response: { 200: Document } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireOwn(depsOf(request), by, id)
      return withEtag(reply, await setFinal(depsOf(request), by, id, ifMatch(request), null))
    },
  )
  api.put(
    '/documents/:id/versions/:number/withdrawal',
    {
      ...allow('prd.edit', editing),
      schema: {
        summary: 'Withdraw a version with a reason',
        params: versionParams,
        body: Withdrawal,
        response: { 200: Document },
      },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id, number } = request.params
      await requireOwn(depsOf(request), by, id)
      const given = { number, version: ifMatch(request), reason: request.body.reason }
      return withEtag(reply, await withdrawVersion(depsOf(request), by, id, given))
    },
  )
  api.delete(
    '/documents/:id/versions/:number/withdrawal',
    {
      ...allow('prd.edit', editing),
      schema: { summary: 'Take a withdrawal back', params: versionParams, response: { 200: Document } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id, number } = request.params
      await requireOwn(depsOf(request), by, id)
      const given = { number, version: ifMatch(request), reason: null }
      return withEtag(reply, await withdrawVersion(depsOf(request), by, id, given))
    },
  )
  for (const [method, summary] of [
    ['PUT', 'Archive a document'],
    ['DELETE', 'Restore an archived document'],
  ] as const) {
    api.route({
      method,
      url: '/documents/:id/archive',
      ...allow('prd.edit', { ...isForTokens, ifMatch: 'required', refuses: ['feature-archived'] }),
      schema: { summary, params, response: { 200: Document } },
      handler: async (request, reply) => {
        const by = personOf(request)
        const { id } = request.params
        await requireOwn(depsOf(request), by, id)
        const isArchived = method === 'PUT'
        return withEtag(
          reply,
          await setDocumentArchived(depsOf(request), by, id, ifMatch(request), isArchived),
        )
      },
    })
  }
  api.delete(
    '/documents/:id',
    {
      ...allow('prd.delete', { ifMatch: 'required', refuses: ['not-archived'] }),
      schema: { summary: 'Delete an archived document for good', params },
    },
    async (request, reply) => {
      await deleteDocument(depsOf(request), personOf(request), request.params.id, ifMatch(request))
      return reply.code(204).send()
    },
  )
}
