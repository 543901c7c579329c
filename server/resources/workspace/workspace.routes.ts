import { Workspace, WorkspaceChange } from '../../contracts/workspace.ts'
import { allow, type DepsOf, personOf, requireRecent } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { changeWorkspace, workspaceNow } from './workspace.service.ts'

export function workspaceRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/workspace',
    // Every page shows its time zone and currency, so everyone who may read launches may read it.
    {
      ...allow('calendar.read', { isForTokens: true }),
      schema: { summary: 'Read the settings of the workspace', response: { 200: Workspace } },
    },
    async (request, reply) => withEtag(reply, await workspaceNow(depsOf(request), depsOf(request).db)),
  )
  api.patch(
    '/workspace',
    {
      ...allow('workspace.edit', { ifMatch: 'required', refuses: ['authentication-too-old'] }),
      schema: {
        summary: 'Change settings of the workspace',
        body: WorkspaceChange,
        response: { 200: Workspace },
      },
    },
    async (request, reply) => {
      if (request.body.secondFactorRoles) requireRecent(request)
      return withEtag(
        reply,
        await changeWorkspace(depsOf(request), personOf(request), ifMatch(request), request.body),
      )
    },
  )
}
