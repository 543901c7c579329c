import { call } from './client.ts'

/** The role table, as the server enforces it. */
export const getAccess = () => call<unknown>('GET', '/access')
