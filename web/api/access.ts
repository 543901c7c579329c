import type { AccessTable } from '#server/contracts/access.ts'
import { call } from './client.ts'

/** The role permissions that the server enforces. */
export const getAccess = () => call<AccessTable>('GET', '/access')
