import type { LaunchQuery, LaunchStatus } from '#server/contracts/launches.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { searchList, searchText } from '../../navigation/location.ts'

export const statuses = ['draft', 'planned', 'live', 'archived'] as const satisfies readonly LaunchStatus[]
export const sorts = [
  'launchDate',
  '-launchDate',
  'title',
  '-updatedAt',
] as const satisfies readonly LaunchQuery['sort'][]
export type Sort = (typeof sorts)[number]

/** What the address of the list says. */
export type ListState = {
  q: string
  status: LaunchStatus[]
  grade: Grade[]
  sort: Sort
  /** Where the page begins; '' for the first. */
  cursor: string
  /** Place of the page's first launch in the whole list, from 1; 0 when it is not known. */
  from: number
}

/** How many launches a page shows. */
export const pageSize = 30

/** Reads the query of the address; what it does not understand counts as absent. */
export function readState(search: string): ListState {
  const cursor = searchText(search, 'cursor')
  const from = Number(searchText(search, 'from'))
  return {
    q: searchText(search, 'q').slice(0, 200),
    status: searchList(search, 'status', statuses),
    grade: searchList(search, 'grade', grades),
    sort: sorts.find((one) => one === searchText(search, 'sort')) ?? 'launchDate',
    cursor,
    from: cursor === '' ? 1 : Number.isInteger(from) && from > 0 ? from : 0,
  }
}

/** What the list asks the server for. */
export function toQuery(state: ListState): Partial<LaunchQuery> {
  const { q, status, grade, sort, cursor } = state
  return {
    ...(q.trim() && { q: q.trim() }),
    ...(status.length > 0 && { status }),
    ...(grade.length > 0 && { grade }),
    ...(cursor && { cursor }),
    sort,
    limit: pageSize,
  }
}

/** Whether anything narrows the list. */
export const isNarrowed = (state: ListState): boolean =>
  state.q.trim() !== '' || state.status.length > 0 || state.grade.length > 0

/** A list with one value put in or taken out. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
