import type { Desk } from '#server/contracts/desk.ts'
import { call } from './client.ts'

export const getDesk = () => call<Desk>('GET', '/desk')
