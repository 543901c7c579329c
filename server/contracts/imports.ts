/** Importing features from CSV: upload → preview → one transaction. */
import { z } from 'zod'
import { shownFields } from './features.ts'
import { FieldError } from './problems.ts'
import { Id, Instant, pageQuery, nameText } from './primitives.ts'
import { FeatureStage } from './vocabulary.ts'

/** Limits of a file; larger files are refused. */
export const importLimits = { rows: 50_000, bytes: 20 * 1024 * 1024, cellBytes: 100 * 1024 } as const

/** The fields that a column can fill: all editable ones; first the key, which identifies the feature of a row. */
export const importFields = [
  'externalKey' as const,
  ...shownFields.filter((field) => field !== 'externalKey'),
]
export const ImportField = z.enum(importFields)
export type ImportField = z.infer<typeof ImportField>

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export const separators = [',', ';', '\t', '|'] as const

/** One column of the file and its field; null = ignored. */
export const ImportColumn = z.object({
  index: z.int(),
  name: z.string(),
  field: ImportField.nullable(),
  samples: z.array(z.string()),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const rowKinds = ['new', 'changed', 'same', 'wrong'] as const

export const Import = z.object({
  id: Id,
  fileName: z.string(),
  encoding: z.enum(encodings),
  separator: z.enum(separators),
  hasHeader: z.boolean(),
  columns: z.array(ImportColumn),
  /** The words of the stage column with their stages; null = unknown, its rows are wrong. */
  stageWords: z.array(z.object({ word: z.string(), stage: FeatureStage.nullable(), count: z.int() })),
  counts: z.object({ new: z.int(), changed: z.int(), same: z.int(), wrong: z.int() }),
  newProductAreas: z.array(z.string()),
  committedAt: Instant.nullable(),
  createdAt: Instant,
  /** Until when an uncommitted import is kept; null once it is committed. */
  keptUntil: Instant.nullable(),
})
export type Import = z.infer<typeof Import>

/** In this order: a file is read and its preview stored; its features are prepared and written, their warnings computed. */
export const importSteps = ['reading', 'storing', 'preparing', 'writing', 'finishing'] as const

/** How far an import under way has come. */
export const ImportProgress = z.object({
  importId: Id,
  step: z.enum(importSteps),
  /** The rows of this step that are done, of those it has in all. */
  done: z.int(),
  total: z.int(),
})
export type ImportProgress = z.infer<typeof ImportProgress>

export const ImportProgressList = z.object({ items: z.array(ImportProgress) })
export type ImportProgressList = z.infer<typeof ImportProgressList>

export const ImportQuery = z.strictObject({ fileName: nameText(255).default('features.csv') })
export type ImportQuery = z.infer<typeof ImportQuery>

/** Changed settings for reading the same file; absent settings are not changed. */
export const ImportChange = z.strictObject({
  hasHeader: z.boolean().optional(),
  /** column index → field */
  mapping: z.record(z.string().regex(/^\d+$/), ImportField.nullable()).optional(),
  stageWords: z.record(z.string().max(200), FeatureStage.nullable()).optional(),
})
export type ImportChange = z.infer<typeof ImportChange>

export const ImportRow = z.object({
  /** The first line of the row in the file, from 1. */
  line: z.int(),
  kind: z.enum(rowKinds),
  title: z.string().nullable(),
  externalKey: z.string().nullable(),
  /** For changed rows: field by field, as text. */
  changes: z.array(
    z.object({ field: ImportField, before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** For wrong rows: column name, reason. */
  errors: z.array(FieldError),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportRowQuery = z.strictObject({ kind: z.enum(rowKinds).optional(), ...pageQuery })
export type ImportRowQuery = z.infer<typeof ImportRowQuery>
export const ImportRowPage = z.object({
  items: z.array(ImportRow),
  nextCursor: z.string().nullable(),
  total: z.int(),
})
export type ImportRowPage = z.infer<typeof ImportRowPage>
