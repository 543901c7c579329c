/** A feature as a row of an export, made so that importing the file again changes nothing. */
import type { Feature } from '../../contracts/features.ts'
import type { Grade, Language } from '../../contracts/lists.ts'
import { columnCatalogue } from './column-catalogue.ts'
import { neutralizeCell } from './formula-cell.ts'
import { cellOf } from './read-cell.ts'
import { stageNames } from './stage-words.ts'

const gradeNames: Record<Grade, Record<Language, string>> = {
  announce: { en: 'announce', 'zh-Hans': '告知型' },
  'small-scenario': { en: 'small scenario', 'zh-Hans': '小场景型' },
  'big-scenario': { en: 'big scenario', 'zh-Hans': '大场景型' },
  'concept-campaign': { en: 'concept campaign', 'zh-Hans': '理念型' },
}

/** Columns after those of the catalogue: decided in Headrace, so an import leaves them out. */
const decidedColumns: readonly {
  name: Record<Language, string>
  cell: (feature: Feature, language: Language) => string
}[] = [
  {
    name: { en: 'Grade', 'zh-Hans': '功能级别' },
    cell: ({ grade }, language) => (grade ? gradeNames[grade][language] : ''),
  },
  {
    name: { en: 'Grade decided on', 'zh-Hans': '定级日' },
    cell: ({ gradeDecidedOn }) => gradeDecidedOn ?? '',
  },
  { name: { en: 'Look again on', 'zh-Hans': '复看日' }, cell: ({ lookAgainOn }) => lookAgainOn ?? '' },
]

export const exportHeaders = (language: Language): string[] =>
  [...columnCatalogue, ...decidedColumns].map(({ name }) => name[language])

/** Every cell is harmless in a spreadsheet. */
export const exportCells = (feature: Feature, language: Language): string[] =>
  [
    ...columnCatalogue.map(({ field }) =>
      field === 'stage' ? stageNames[feature.stage][language] : cellOf(feature[field]),
    ),
    ...decidedColumns.map(({ cell }) => cell(feature, language)),
  ].map(neutralizeCell)
