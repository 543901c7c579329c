import type { LaunchQuery, LaunchStatus } from '#server/contracts/launches.ts'
import { grades } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { searchList, searchText } from '../../navigation/location.ts'
import { readPage } from '../../navigation/page-trail.ts'

export const statuses = ['draft', 'planned', 'live', 'archived'] as const satisfies readonly LaunchStatus[]
export const sorts = [
  'launchDate',
  '-launchDate',
  'title',
  '-updatedAt',
] as const satisfies readonly LaunchQuery['sort'][]
export type Sort = (typeof sorts)[number]

/** The list state in the query of the address. */
export type ListState = {
  q: string
  status: LaunchStatus[]
  grade: Grade[]
  sort: Sort
  /** Cursor of the page; '' for the first. */
  cursor: string
  /** Position of the page's first launch in the whole list, from 1; 0 when it is not known. */
  from: number
}

/** Number of launches per page. */
export const pageSize = 30

/** Parses the query; invalid values count as absent. */
export function readState(search: string): ListState {
  return {
    q: searchText(search, 'q').slice(0, 200),
    status: searchList(search, 'status', statuses),
    grade: searchList(search, 'grade', grades),
    sort: sorts.find((one) => one === searchText(search, 'sort')) ?? 'launchDate',
    ...readPage(search),
  }
}

/** The API query of the list. */
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

/** Whether any filter is set. */
export const isFiltered = (state: ListState): boolean =>
  state.q.trim() !== '' || state.status.length > 0 || state.grade.length > 0

/** The list with one value added, or removed if present. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
