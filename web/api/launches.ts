import type { Launch, LaunchChange, LaunchPage, LaunchQuery, NewLaunch } from '#server/contracts/launches.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

export const listLaunches = (query: Partial<LaunchQuery> = {}, signal?: AbortSignal) =>
  call<LaunchPage>('GET', '/launches', { query, signal })
export const getLaunch = (id: string) => call<Launch>('GET', `/launches/${id}`)
export const createLaunch = (launch: InputOf<typeof NewLaunch>) =>
  call<Launch>('POST', '/launches', { body: launch })
export const changeLaunch = (id: string, version: number, change: LaunchChange) =>
  call<Launch>('PATCH', `/launches/${id}`, { body: change, version })
