import { AccessTable } from '../../contracts/access.ts'
import { accessTable } from '../../domain/access/actions.ts'
import { allow } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'

/** The permission table that the server enforces, for clients. */
export function accessRoutes(api: Api): void {
  api.get(
    '/access',
    {
      ...allow('feature.read', { isForTokens: true }),
      schema: { summary: 'Read which role may do what', response: { 200: AccessTable } },
    },
    () => ({
      actions: accessTable,
    }),
  )
}
