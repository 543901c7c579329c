import { Session } from '../../contracts/session.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { sessionOf } from '../session/session.service.ts'
import { loadSample } from './sample.service.ts'

/** Only for an empty installation. */
export function sampleRoutes(api: Api, depsOf: DepsOf): void {
  api.put(
    '/sample',
    {
      ...allow('public', undefined, { refuses: ['people-exist', 'sign-in-elsewhere'] }),
      schema: { summary: 'Load the sample company into an empty installation', response: { 200: Session } },
    },
    async (request) => {
      const deps = depsOf(request)
      await loadSample(deps)
      return sessionOf(deps, undefined)
    },
  )
}
