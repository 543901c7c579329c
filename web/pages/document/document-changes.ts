/** Changes of a document from its page, each with what is said afterwards. */
import type { Document } from '#server/contracts/documents.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import {
  addDocumentVersion,
  makeDocumentMain,
  markDocumentFinal,
  setDocumentArchived,
  withdrawDocumentVersion,
} from '../../api/document-versions.ts'
import { longDate } from '../../formats/dates.ts'
import { documentText as t } from '../../locales/document.ts'
import { change } from '../../queries/change.ts'

const noun = 'document' as const

export const markFinal = ({ id, version }: Document, number: number, on: PlainDate) =>
  change({
    run: () => markDocumentFinal(id, version, { number, on }),
    message: t('final.marked', { number, date: longDate(on) }),
    noun,
  })

export const unmarkFinal = ({ id, version }: Document) =>
  change({ run: () => markDocumentFinal(id, version, null), message: t('final.unmarked'), noun })

export const withdraw = ({ id, version }: Document, number: number, reason: string) =>
  change({
    run: () => withdrawDocumentVersion(id, version, number, reason),
    message: t('withdraw.done', { number }),
    noun,
  })

export const takeWithdrawalBack = ({ id, version }: Document, number: number) =>
  change({
    run: () => withdrawDocumentVersion(id, version, number, null),
    message: t('withdraw.undone'),
    noun,
  })

export const restoreVersion = ({ id }: Document, number: number) =>
  change({
    run: () => addDocumentVersion(id, { restores: number }),
    message: t('restored', { number }),
    noun,
  })

export const makeMain = ({ id, version, title }: Document) =>
  change({ run: () => makeDocumentMain(id, version), message: t('madeMain', { title }), noun })

/** Archives or restores a document; each is the undo of the other. */
export function setArchived({ id, version, title }: Document, isArchived: boolean) {
  let saved = version
  return change({
    run: async () => {
      const document = await setDocumentArchived(id, version, isArchived)
      saved = document.version
      return document
    },
    message: t(isArchived ? 'archivedNow' : 'restoredNow', { title }),
    undo: () => setDocumentArchived(id, saved, !isArchived),
    noun,
  })
}
