import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Document } from '#server/contracts/documents.ts'
import { ApiError } from '../api/client.ts'
import { addDocumentVersion, attachDocument, uploadPath } from '../api/document-versions.ts'
import { upload } from '../api/upload.ts'
import type { GivenContent } from '../events/content-given.ts'
import { problemText } from '../formats/problem-text.ts'
import { documentText as t } from '../locales/document.ts'
import { fetchChanged } from '../queries/refetch.ts'
import { showToast } from '../shell/toasts.ts'

/** Where something is attached: to a feature as a new document, or to a document as its next version. */
export type AttachTarget = { featureId: string } | { document: Document }

/** Attaches one thing at a time, with progress, and says what came of it. */
export class Attaching implements ReactiveController {
  sending = ''
  progress = 0
  refusal = ''
  #cancelling: AbortController | undefined

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  hostDisconnected(): void {
    this.cancel()
  }

  readonly cancel = () => this.#cancelling?.abort()

  /** @returns the document afterwards; undefined when it was refused or cancelled */
  async attach(target: AttachTarget, content: GivenContent): Promise<Document | undefined> {
    if (this.#cancelling) return undefined
    const cancelling = new AbortController()
    this.#cancelling = cancelling
    this.#show({ refusal: '', sending: 'file' in content ? content.file.name : '', progress: 0 })
    try {
      const document = await this.#send(target, content, cancelling.signal)
      showToast({ text: saidOf(target, document) })
      fetchChanged('document')
      return document
    } catch (error) {
      if (cancelling.signal.aborted) return undefined
      if (!(error instanceof ApiError)) throw error
      this.#show({ refusal: problemText(error) })
      return undefined
    } finally {
      this.#cancelling = undefined
      this.#show({ sending: '' })
    }
  }

  #send(target: AttachTarget, content: GivenContent, signal: AbortSignal): Promise<Document> {
    if (!('file' in content)) {
      return 'featureId' in target
        ? attachDocument(target.featureId, content)
        : addDocumentVersion(target.document.id, content)
    }
    const form = new FormData()
    form.append('file', content.file)
    const path = uploadPath('featureId' in target ? target : { documentId: target.document.id })
    const onProgress = (progress: number) => this.#show({ progress })
    return upload<Document>(path, form, { onProgress, signal })
  }

  #show(shown: Partial<Pick<Attaching, 'sending' | 'progress' | 'refusal'>>) {
    Object.assign(this, shown)
    this.host.requestUpdate()
  }
}

function saidOf(target: AttachTarget, document: Document): string {
  if ('featureId' in target) return t('attach.attached', { title: document.title })
  const isSame = document.versionCount === target.document.versionCount
  return isSame ? t('attach.same') : t('attach.added', { number: document.versionCount })
}
