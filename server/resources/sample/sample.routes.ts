import { SampleRequest } from '../../contracts/accounts.ts'
import { Session } from '../../contracts/session.ts'
import { allow, type DepsOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { limitByAddress } from '../../http/rate-limit.ts'
import { sessionOf } from '../session/session.service.ts'
import { loadSample } from './sample.service.ts'

/** Only for an empty installation. */
export function sampleRoutes(api: Api, depsOf: DepsOf): void {
  api.put(
    '/sample',
    {
      ...allow('public', {
        refuses: ['people-exist', 'sign-in-elsewhere', 'set-up-elsewhere', 'too-many-attempts'],
      }),
      preValidation: limitByAddress(api, 'first-administrator'),
      schema: {
        summary: 'Load the sample company into an empty installation',
        body: SampleRequest.nullish(),
        response: { 200: Session },
      },
    },
    async (request) => {
      const deps = depsOf(request)
      await loadSample(deps, request.body?.setupCode)
      return sessionOf(deps, undefined)
    },
  )
}
