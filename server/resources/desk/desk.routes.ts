import { Desk } from '../../contracts/desk.ts'
import type { Deps } from '../../deps.ts'
import { allow, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { deskOf } from './desk.service.ts'

export function deskRoutes(api: Api, deps: Deps): void {
  api.get('/desk', { ...allow('feature.read'), schema: { response: { 200: Desk } } }, async (request) =>
    deskOf(deps, personOf(request)),
  )
}
