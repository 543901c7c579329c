import { hasUnseen } from '../../contracts/names.ts'
import type { CellReading } from './cell-reading.ts'

/** The maximum number of tags and their maximum length; a test compares them with the contract NewFeature. */
export const tagLimits = { count: 30, length: 60 } as const

/** Tags separated by `;`, `,`, `、` or `|` (also full width); repeated ones count once. */
export function readTags(cell: string): CellReading<string[]> {
  const tags = [...new Set(cell.split(/[;,、|；，｜]/).map((tag) => tag.trim()))].filter((tag) => tag !== '')
  if (tags.length > tagLimits.count)
    return { error: { code: 'too-many-tags', params: { count: tags.length, max: tagLimits.count } } }
  const long = tags.find((tag) => tag.length > tagLimits.length)
  if (long !== undefined)
    return { error: { code: 'tag-too-long', params: { value: long.slice(0, 80), max: tagLimits.length } } }
  if (tags.some(hasUnseen)) return { error: { code: 'unseen-characters', params: {} } }
  return { value: tags }
}
