import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Confidentiality, ConfidentialityChange } from '#server/contracts/confidentiality.ts'
import { changeConfidentiality, getConfidentiality, pathOf } from '../api/entities.ts'
import type { EntityNoun } from '../api/entities.ts'
import { onVersion } from '../editing/on-version.ts'
import { change } from '../queries/change.ts'
import { fieldErrorText, problemText } from '../formats/problem-text.ts'
import { Query } from '../queries/query.ts'
import { visibilityText as t } from '../locales/visibility.ts'
import { showToast } from '../shell/toasts.ts'

/** Three-way merge of the named people: the current list, plus those added here, minus those removed here. */
export function mergedNames(base: string[], wanted: string[], now: string[]): string[] {
  const added = wanted.filter((id) => !base.includes(id))
  return [
    ...now.filter((id) => wanted.includes(id) || !base.includes(id)),
    ...added.filter((id) => !now.includes(id)),
  ]
}

const textOf = ({ isConfidential, personIds }: ConfidentialityChange) =>
  JSON.stringify([isConfidential, [...personIds].sort()])

const idsOf = ({ people }: Confidentiality) => people.map(({ id }) => id)

/** The wanted setting on top of the current one, which others may have changed since `base`. */
const merged = (
  base: Confidentiality,
  wanted: ConfidentialityChange,
  now: Confidentiality,
): ConfidentialityChange => ({
  isConfidential: wanted.isConfidential === base.isConfidential ? now.isConfidential : wanted.isConfidential,
  personIds: mergedNames(idsOf(base), wanted.personIds, idsOf(now)),
})

/**
 * Reads and edits who can see one feature or launch: loaded when it is confidential or when the dialog opens;
 * concurrent changes are merged.
 */
export class ConfidentialityEditing implements ReactiveController {
  isOpen = false
  /** The translated error of the last change. */
  error = ''
  readonly #query: Query<Confidentiality>
  #base: Confidentiality | undefined

  /** @param of returns the entity, with its confidentiality as far as the page knows */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly of: () => { noun: EntityNoun; entity: { id: string; isConfidential: boolean } },
  ) {
    this.#query = new Query<Confidentiality>(host, () => {
      const { noun, entity } = of()
      return {
        queryKey: [pathOf[noun], entity.id, 'confidentiality'],
        queryFn: () => getConfidentiality(noun, entity.id),
        enabled: entity.isConfidential || this.isOpen,
      }
    })
    host.addController(this)
  }

  hostDisconnected(): void {
    this.isOpen = false
  }

  get value(): Confidentiality | undefined {
    return this.#query.data
  }

  /** The state the open dialog was filled from; concurrent changes are merged on save. */
  get base(): Confidentiality | undefined {
    if (this.isOpen) this.#base ??= this.value
    return this.#base
  }

  readonly open = () => this.#show(true)
  readonly close = () => this.#show(false)

  #show(isOpen: boolean) {
    this.isOpen = isOpen
    this.error = ''
    this.#base = undefined
    this.host.requestUpdate()
  }

  /** Saves the setting; when refused, the dialog stays open and shows the error. */
  async save(wanted: ConfidentialityChange): Promise<void> {
    const { base } = this
    if (!base) return
    const { noun, entity } = this.of()
    let now = base
    const saved = await change({
      run: () =>
        onVersion(base, {
          about: () => null, // every concurrent change is merged
          run: (version) => changeConfidentiality(noun, entity.id, version, merged(base, wanted, now)),
          read: async () => (now = await getConfidentiality(noun, entity.id)),
        }),
      noun,
      onRefused: (error) => {
        const [first] = error.errors
        this.error = first ? fieldErrorText(first) : problemText(error)
        this.host.requestUpdate()
        return true
      },
    })
    if (!saved) return
    const said = saved.isConfidential ? t('saved.confidential') : t('saved.open')
    const isMerged = textOf(merged(base, wanted, now)) !== textOf(wanted)
    showToast({ text: isMerged ? t('merged') : said })
    this.close()
  }
}
