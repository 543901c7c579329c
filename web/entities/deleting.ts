import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { deleteEntity, pathOf } from '../api/entities.ts'
import type { EntityNoun } from '../api/entities.ts'
import { listLaunches } from '../api/launches.ts'
import { change } from '../queries/change.ts'
import { deletionText as t } from '../locales/deletion.ts'
import { navigate } from '../navigation/location.ts'
import { problemText } from '../formats/problem-text.ts'
import { queryClient } from '../queries/query.ts'
import { fetchChanged } from '../queries/refetch.ts'

type Link = { href: string; title: string }

/** Links to all launches that include a feature, archived ones too. */
async function launchesOf(featureId: string): Promise<Link[]> {
  const links: Link[] = []
  for (const archived of [false, true])
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await listLaunches({ featureId, archived, limit: 200, ...(cursor && { cursor }) })
      links.push(...page.items.map(({ id, title }) => ({ href: `/launches/${id}`, title })))
      cursor = page.nextCursor
    }
  return links
}

/** Permanently deletes an archived feature or launch; shows what prevents the deletion. */
export class Deleting implements ReactiveController {
  isOpen = false
  holders: Link[] = []
  error = ''
  #isBusy = false

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly noun: () => EntityNoun,
  ) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.isOpen = false
  }

  readonly open = () => this.#show(true)
  readonly close = () => this.#show(false)

  #show(isOpen: boolean) {
    Object.assign(this, { isOpen, holders: [], error: '' })
    this.host.requestUpdate()
  }

  /** Deletes the version that was read and navigates to the list; ignored while a request is running. */
  async run(entity: { id: string; title: string; version: number }): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      await this.#delete(entity)
    } finally {
      this.#isBusy = false
    }
  }

  async #delete(entity: { id: string; title: string; version: number }): Promise<void> {
    const noun = this.noun()
    let isInUse = false
    const done = await change({
      run: async () => (await deleteEntity(noun, entity.id, entity.version), true),
      message: t('deleted', { title: entity.title }),
      onRefused: (error) => {
        isInUse = error.code === 'in-use'
        this.error = problemText(error)
        this.host.requestUpdate()
        return true
      },
    })
    if (isInUse && noun === 'feature') {
      // The error is shown already; without the list its reader looks for the launches.
      this.holders = await launchesOf(entity.id).catch(() => [])
      this.host.requestUpdate()
    }
    if (!done) return
    this.close()
    queryClient.removeQueries({ queryKey: [pathOf[noun], entity.id] })
    navigate(`/${pathOf[noun]}`)
    fetchChanged(noun)
  }
}
