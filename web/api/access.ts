import type { AccessTable } from '#server/contracts/access.ts'
import { call } from './client.ts'

/** The table of roles that the server enforces. */
export const getAccess = () => call<AccessTable>('GET', '/access')
