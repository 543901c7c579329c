import { apiUrl, call } from './client.ts'
import type { Entities } from './confidentiality.ts'

/** Deletes something archived for good, with all that hangs on it. */
export const deleteForGood = (entities: Entities, id: string, version: number) =>
  call<unknown>('DELETE', `/${entities}/${id}`, { version })
/** Where a feature or launch is downloaded whole. */
export const entityExportUrl = (entities: Entities, id: string) => apiUrl(`/${entities}/${id}/export`)
/** Where everything that this installation holds is downloaded. */
export const companyExportUrl = () => apiUrl('/export')
