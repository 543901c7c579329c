import { Installation } from '../../contracts/installation.ts'
import { allow } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'

/** What this server noticed about its surroundings. */
export function installationRoutes(api: Api, unreadProxy: () => string | null): void {
  api.get(
    '/installation',
    {
      ...allow('workspace.edit'),
      schema: {
        summary: 'Read what the server noticed about its surroundings',
        response: { 200: Installation },
      },
    },
    () => ({ unreadProxy: unreadProxy() }),
  )
}
