/** Documents of features: PRDs and what belongs to them, with every version. */
import { z } from 'zod'
import { DocumentFormat, extractionNotes, extractionOutcomes } from './extraction.ts'
import {
  Id,
  Instant,
  nameText,
  pageOf,
  pageQuery,
  PersonRef,
  PlainDate,
  requiredText,
  text,
  Version,
  WebLink,
} from './primitives.ts'

/** In bytes: how much text can be pasted. */
export const pastedBytes = 1_000_000

/** pending: its text is still being read · failed: reading broke off, several times · linked: nothing is stored. */
export const documentOutcomes = ['pending', 'failed', 'linked', ...extractionOutcomes] as const
export const DocumentOutcome = z.enum(documentOutcomes)
export type DocumentOutcome = z.infer<typeof DocumentOutcome>

/** One version: a stored file, or a link. */
export const DocumentVersion = z.object({
  number: z.int().min(1),
  file: z
    .object({
      name: z.string(),
      mediaType: z.string().nullable(),
      byteCount: z.int(),
      sha256: z.string(),
      format: DocumentFormat.nullable(),
    })
    .nullable(),
  link: z.string().nullable(),
  /** Whether its text could be read, or why not. */
  outcome: DocumentOutcome,
  /** What reading left out or changed. */
  notes: z.array(z.enum(extractionNotes)),
  addedAt: Instant,
  addedBy: PersonRef,
  reason: z.string().nullable(),
  withdrawal: z.object({ at: Instant, by: PersonRef, reason: z.string() }).nullable(),
})
export type DocumentVersion = z.infer<typeof DocumentVersion>

export const Document = z.object({
  id: Id,
  featureId: Id,
  title: z.string(),
  /** The PRD of its feature; a feature has at most one. */
  isMain: z.boolean(),
  /** The newest version that is not withdrawn. */
  current: DocumentVersion.nullable(),
  versionCount: z.int(),
  /** The version that is final, since that day; of the main document it is the feature's `prdFinalOn`. */
  final: z.object({ number: z.int(), on: PlainDate, by: PersonRef.nullable() }).nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  archivedAt: Instant.nullable(),
  version: Version,
})
export type Document = z.infer<typeof Document>

export const DocumentList = z.object({ items: z.array(Document) })
export type DocumentList = z.infer<typeof DocumentList>

export const DocumentVersionQuery = z.strictObject(pageQuery)
export const DocumentVersionPage = pageOf(DocumentVersion)
export type DocumentVersionPage = z.infer<typeof DocumentVersionPage>

/** What is read of a version; images are `image:<sha256>`. */
export const DocumentText = z.object({ number: z.int(), markdown: z.string() })
export type DocumentText = z.infer<typeof DocumentText>

const pasted = requiredText(pastedBytes)

/** Exactly one of a link, and pasted text as Markdown or HTML. */
const content = { link: WebLink.optional(), markdown: pasted.optional(), html: pasted.optional() }
const hasOneContent = (given: { link?: unknown; markdown?: unknown; html?: unknown; restores?: unknown }) =>
  [given.link, given.markdown, given.html, given.restores].filter((value) => value !== undefined).length === 1
const oneContent = { path: ['link'], error: 'one-content' }

export const NewDocumentVersion = z
  .strictObject({
    ...content,
    /** The number of an earlier version, whose content becomes current again. */
    restores: z.int().min(1).max(1_000_000).optional(),
    reason: text(1000).optional(),
  })
  .refine(hasOneContent, oneContent)
export type NewDocumentVersion = z.infer<typeof NewDocumentVersion>

export const NewDocument = z
  .strictObject({
    ...content,
    title: nameText(300).optional(),
    /** Whether it becomes the main document; the first document of a feature does. */
    isMain: z.boolean().optional(),
    reason: text(1000).optional(),
  })
  .refine(hasOneContent, oneContent)
export type NewDocument = z.infer<typeof NewDocument>

/** The fields beside the file of a `multipart/form-data` upload. */
export const UploadFields = z.strictObject({
  title: nameText(300).optional(),
  isMain: z.enum(['true', 'false']).optional(),
  reason: text(1000).optional(),
})
export type UploadFields = z.infer<typeof UploadFields>

export const VersionUploadFields = z.strictObject({ reason: text(1000).optional() })
export type VersionUploadFields = z.infer<typeof VersionUploadFields>

export const DocumentChange = z.strictObject({ title: nameText(300) })
export type DocumentChange = z.infer<typeof DocumentChange>

export const FinalMark = z.strictObject({ number: z.int().min(1).max(1_000_000), on: PlainDate })
export type FinalMark = z.infer<typeof FinalMark>

export const Withdrawal = z.strictObject({ reason: requiredText(1000) })
