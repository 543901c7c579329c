import type { ReactiveControllerHost } from 'lit'
import { searchText } from '../navigation/location.ts'
import { keepPrevious, Query } from './query.ts'

type VersionList = { items: { id: string; version: number }[] }

/** The published versions of the rubric or the playbook, and the version that the address asks for. */
export class PublishedVersions<T, L extends VersionList> {
  readonly list: Query<L>
  readonly shown: Query<T>

  constructor(
    private readonly host: ReactiveControllerHost & { search: string },
    noun: 'rubrics' | 'playbooks',
    api: { list: () => Promise<L>; getCurrent: () => Promise<T>; get: (id: string) => Promise<T> },
  ) {
    this.list = new Query<L>(host, () => ({ queryKey: [noun, 'list'], queryFn: api.list }))
    this.shown = new Query<T>(host, () => {
      const { wanted } = this
      if (wanted === null) return { queryKey: [noun, 'current'], queryFn: api.getCurrent }
      const id = this.list.data?.items.find((one) => one.version === wanted)?.id ?? ''
      return {
        queryKey: [noun, id],
        queryFn: () => api.get(id),
        enabled: id !== '',
        placeholderData: keepPrevious,
      }
    })
  }

  /** The version in the address; null for the current one. */
  get wanted(): number | null {
    const wanted = searchText(this.host.search, 'version')
    return wanted === '' ? null : Number(wanted)
  }

  /** The address asks for a version that was never published. */
  get isMissing(): boolean {
    const { wanted } = this
    return wanted !== null && this.list.data?.items.every((one) => one.version !== wanted) === true
  }
}
