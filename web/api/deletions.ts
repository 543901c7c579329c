import { apiUrl, call } from './client.ts'
import type { Things } from './confidentiality.ts'

/** Deletes something archived for good, with all that hangs on it. */
export const deleteForGood = (things: Things, id: string, version: number) =>
  call<unknown>('DELETE', `/${things}/${id}`, { version })
/** Where a feature or launch is downloaded whole. */
export const thingExportUrl = (things: Things, id: string) => apiUrl(`/${things}/${id}/export`)
/** Where everything that this installation holds is downloaded. */
export const companyExportUrl = () => apiUrl('/export')
