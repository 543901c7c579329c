/** A feature as a row of an export; importing the file again changes nothing. */
import type { Feature } from '../../contracts/features.ts'
import type { Language } from '../../contracts/lists.ts'
import { otherFeatureFields } from '../fields/feature-fields.ts'
import { keysOf } from '../fields/field-spec.ts'
import { gradeName } from '../warnings/wording.ts'
import { columnCatalogue } from './column-catalogue.ts'
import { neutralizeCell } from './formula-cell.ts'
import { cellOf } from './read-cell.ts'
import { stageNames } from './stage-words.ts'

/** Columns after those of the catalogue; imports ignore them, because Headrace decides their values. */
const decidedFields = keysOf(otherFeatureFields).filter((field) => otherFeatureFields[field].isExported)

export const exportHeaders = (language: Language): string[] => [
  ...columnCatalogue.map(({ name }) => name[language]),
  ...decidedFields.map((field) => otherFeatureFields[field].name[language]),
]

const decidedCell = (feature: Feature, field: (typeof decidedFields)[number], language: Language): string => {
  if (field === 'grade') return feature.grade ? gradeName[feature.grade][language] : ''
  return String(feature[field] ?? '')
}

/** The cells are protected against formula injection. */
export const exportCells = (feature: Feature, language: Language): string[] =>
  [
    ...columnCatalogue.map(({ field }) =>
      field === 'stage' ? stageNames[feature.stage][language] : cellOf(feature[field]),
    ),
    ...decidedFields.map((field) => decidedCell(feature, field, language)),
  ].map(neutralizeCell)
