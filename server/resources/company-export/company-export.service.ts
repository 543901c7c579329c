/** Exports all data of this installation as CSV, Markdown and JSON files. */
import type { Kysely } from 'kysely'
import { csvParts } from '../../adapters/csv.ts'
import type { ZippedFile } from '../../adapters/zip.ts'
import type { Person } from '../../contracts/people.ts'
import { readFromSnapshot } from '../../db/snapshot.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { neutralizeCell } from '../../domain/imports/formula-cell.ts'
import { exportedVersions } from '../documents/exporting.service.ts'
import { featuresByIds } from '../features/features.service.ts'
import { launchById } from '../launches/reading.service.ts'
import { tasksOfLaunch } from '../tasks/tasks.service.ts'
import { recordWorkspaceEventIn, workspaceNow } from '../workspace/workspace.service.ts'
import { featureMarkdown, fileNameOf, launchMarkdown } from './markdown.ts'
import { readme } from './readme.ts'
import { eachId, eachRow, type ExportedTable, exportedTables } from './tables.repository.ts'

type Counts = Record<string, number>

/** Rows as CSV cells, protected against formula injection; counts them. */
async function* cellsOf(
  db: Kysely<Database>,
  table: ExportedTable,
  counts: Counts,
): AsyncGenerator<string[][]> {
  for await (const rows of eachRow(db, table)) {
    counts[table.table] = (counts[table.table] ?? 0) + rows.length
    yield rows.map((row) => row.map((cell) => neutralizeCell(cell === null ? '' : String(cell))))
  }
}

const featuresAtOnce = 200
const launchesAtOnce = 20

async function* featureFiles(db: Kysely<Database>, { language }: Person): AsyncGenerator<ZippedFile> {
  for await (const ids of eachId(db, 'features', featuresAtOnce)) {
    for (const feature of await featuresByIds(db, ids)) {
      yield { path: `features/${fileNameOf(feature)}.md`, text: [featureMarkdown(feature, language)] }
    }
  }
}

async function* launchFiles(
  deps: Pick<Deps, 'now'>,
  db: Kysely<Database>,
  { language }: Person,
): AsyncGenerator<ZippedFile> {
  for await (const ids of eachId(db, 'launches', launchesAtOnce)) {
    for (const id of ids) {
      const launch = await launchById(deps, db, id)
      const text = [launchMarkdown(launch, await tasksOfLaunch(deps, db, id), language)]
      yield { path: `launches/${fileNameOf(launch)}.md`, text }
    }
  }
}

async function* filesOf(deps: Deps, db: Kysely<Database>, by: Person): AsyncGenerator<ZippedFile> {
  const madeAt = deps.now()
  const { name } = await workspaceNow(deps, db)
  yield { path: 'README.md', text: [readme(by.language, { company: name, madeAt })] }
  const counts: Counts = {}
  for (const table of exportedTables) {
    counts[table.table] = 0
    const text = csvParts([...table.columns], cellsOf(db, table, counts))
    yield { path: `tables/${table.table}.csv`, text }
  }
  yield* featureFiles(db, by)
  yield* launchFiles(deps, db, by)
  yield* exportedVersions(db)
  // Last, because it contains the counts.
  const manifest = { product: 'Headrace', format: 1, company: name, madeAt, by: { id: by.id }, rows: counts }
  yield { path: 'manifest.json', text: [`${JSON.stringify(manifest, null, 2)}\n`] }
}

/**
 * The files of an export of all data from one snapshot, including confidential entities. Contains no credentials and no
 * scores of open rounds (RULES.md, Blindness). Recorded in the history.
 */
export async function exportCompany(deps: Deps, by: Person): Promise<AsyncGenerator<ZippedFile>> {
  await deps.db.transaction().execute((trx) => recordWorkspaceEventIn(trx, deps, by, 'exported'))
  return readFromSnapshot(deps.db, (snapshot) => filesOf(deps, snapshot, by))
}
