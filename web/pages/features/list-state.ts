import type { FeatureFilter } from '#server/contracts/features.ts'
import { featureStages, grades } from '#server/contracts/lists.ts'
import type { FeatureStage, Grade } from '#server/contracts/lists.ts'
import { searchList, searchText } from '../../navigation/location.ts'
import { readPage } from '../../navigation/page-trail.ts'

/** The sort orders offered by headers and the sort menu; a subset of the contract's. */
export const sorts = [
  '-updatedAt',
  'updatedAt',
  'title',
  '-title',
  'releaseDate',
  '-releaseDate',
  'grade',
  '-grade',
  '-createdAt',
] as const satisfies readonly FeatureFilter['sort'][]
export type Sort = (typeof sorts)[number]

export const gradeChoices = ['none', ...grades] as const
export type GradeChoice = Grade | 'none'

/** The list state in the query of the address. */
export type ListState = {
  q: string
  grade: GradeChoice[]
  stage: FeatureStage[]
  productAreaId: string[]
  ownerId: string[]
  tag: string
  needsGrading: boolean
  isArchived: boolean
  sort: Sort
  /** Cursor of the page; '' for the first. */
  cursor: string
  /** Position of the page's first feature in the whole list, from 1. */
  from: number
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const ids = (search: string, name: string) =>
  searchText(search, name)
    .split(',')
    .filter((one) => id.test(one))

/** Parses the query; invalid values count as absent. */
export function readState(search: string): ListState {
  return {
    q: searchText(search, 'q').slice(0, 200),
    grade: searchList(search, 'grade', gradeChoices),
    stage: searchList(search, 'stage', featureStages),
    productAreaId: ids(search, 'productAreaId'),
    ownerId: ids(search, 'ownerId'),
    tag: searchText(search, 'tag').slice(0, 60),
    needsGrading: searchText(search, 'needsGrading') === 'true',
    isArchived: searchText(search, 'archived') === 'true',
    sort: sorts.find((one) => one === searchText(search, 'sort')) ?? '-updatedAt',
    ...readPage(search),
  }
}

/** The API filter without paging, shared by the list and its export. */
export function toFilter(state: ListState): Partial<FeatureFilter> {
  return {
    ...(state.q.trim() && { q: state.q.trim() }),
    ...(state.grade.length > 0 && { grade: state.grade }),
    ...(state.stage.length > 0 && { stage: state.stage }),
    ...(state.productAreaId.length > 0 && { productAreaId: state.productAreaId }),
    ...(state.ownerId.length > 0 && { ownerId: state.ownerId }),
    ...(state.tag && { tag: state.tag }),
    ...(state.needsGrading && { needsGrading: true }),
    ...(state.isArchived && { archived: true }),
    sort: state.sort,
  }
}

/** Query change that removes every filter; the sort stays. */
export const noFilters = {
  q: null,
  grade: null,
  stage: null,
  productAreaId: null,
  ownerId: null,
  tag: null,
  needsGrading: null,
  archived: null,
  cursor: null,
  from: null,
} as const

/** Whether any filter is set. */
export function isFiltered(state: ListState): boolean {
  const { sort: _sort, ...rest } = toFilter(state)
  return Object.keys(rest).length > 0
}

/** The sort after a click on a column's header: its default direction first, then the opposite. */
export function nextSort(column: 'grade' | 'title' | 'releaseDate' | 'updatedAt', now: Sort): Sort {
  const first: Sort = column === 'updatedAt' ? '-updatedAt' : column === 'grade' ? '-grade' : column
  if (now !== first) return first
  return first.startsWith('-') ? column : `-${column}`
}

/** The value of `aria-sort` for a column. */
export function ariaSort(column: string, now: Sort): 'ascending' | 'descending' | 'none' {
  if (now === column) return 'ascending'
  return now === `-${column}` ? 'descending' : 'none'
}
