import type { Installation } from '#server/contracts/installation.ts'
import type { Workspace, WorkspaceChange } from '#server/contracts/workspace.ts'
import { apiUrl, call } from './client.ts'

export const getWorkspace = () => call<Workspace>('GET', '/workspace')
export const changeWorkspace = (version: number, change: WorkspaceChange) =>
  call<Workspace>('PATCH', '/workspace', { body: change, version })
export const getInstallation = () => call<Installation>('GET', '/installation')
/** URL of the export of all data of this installation. */
export const companyExportUrl = () => apiUrl('/export')
