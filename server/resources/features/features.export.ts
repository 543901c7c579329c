/** Features as files, written part by part so that any number fits. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Feature } from '../../contracts/features.ts'
import type { Language } from '../../contracts/lists.ts'
import { exportCells, exportHeaders } from '../../domain/imports/export-row.ts'

/** Excel reads UTF-8 only behind this mark. */
const byteOrderMark = '\uFEFF'

const csvLines = (rows: string[][]): string => stringify(rows, { record_delimiter: 'windows' })

/** CSV with a byte order mark and headers in `language`; formula cells are neutralised, and an import undoes that. */
export function featuresCsv(features: AsyncIterable<Feature[]>, language: Language): Readable {
  async function* parts() {
    yield byteOrderMark + csvLines([exportHeaders(language)])
    for await (const some of features) yield csvLines(some.map((feature) => exportCells(feature, language)))
  }
  return Readable.from(parts(), { objectMode: false, encoding: 'utf8' })
}

/** One JSON array of features, as the API gives them. */
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
  return Readable.from(parts(), { objectMode: false, encoding: 'utf8' })
}
