/** Streaming exports of features. */
import type { Readable } from 'node:stream'
import { csvParts, textStream } from '../../adapters/csv.ts'
import type { Feature } from '../../contracts/features.ts'
import type { Language } from '../../contracts/lists.ts'
import { exportCells, exportHeaders } from '../../domain/imports/export-row.ts'

/** CSV with a byte order mark and headers in `language`; formula cells are neutralized, and an import reverts that. */
export function featuresCsv(features: AsyncIterable<Feature[]>, language: Language): Readable {
  async function* rows() {
    for await (const some of features) yield some.map((feature) => exportCells(feature, language))
  }
  return textStream(csvParts(exportHeaders(language), rows()))
}

/** One JSON array of features, in the format of the API. */
export function featuresJson(features: AsyncIterable<Feature[]>): Readable {
  async function* parts() {
    let before = '[\n'
    for await (const some of features) {
      for (const feature of some) {
        yield before + JSON.stringify(feature)
        before = ',\n'
      }
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  return textStream(parts())
}
