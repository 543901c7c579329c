import { Desk } from '../../contracts/desk.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { deskOf } from './desk.service.ts'

export function deskRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/desk',
    {
      ...allow('launch.read', { isForTokens: true }),
      schema: { summary: 'Read what waits for you', response: { 200: Desk } },
    },
    async (request) => deskOf(depsOf(request), personOf(request)),
  )
}
