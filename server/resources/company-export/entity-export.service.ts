/** Exports one feature or launch with all its data, as its reader may see it: an archive to keep before deletion. */
import type { AuditEvent } from '../../contracts/activity.ts'
import type { Person } from '../../contracts/people.ts'
import type { Deps } from '../../deps.ts'
import type { ZippedFile } from '../../adapters/zip.ts'
import { activitiesFor } from '../audit/audit.service.ts'
import { featureConfidentiality, launchConfidentiality } from '../confidentiality/confidentiality.service.ts'
import { exportedVersions } from '../documents/exporting.service.ts'
import { featureDocuments } from '../documents/reading.service.ts'
import { featureById, featuresByIds } from '../features/features.service.ts'
import { gradingFor } from '../grading/grading.service.ts'
import { launchById } from '../launches/reading.service.ts'
import { tasksOfLaunch } from '../tasks/tasks.service.ts'
import { warningsOfFeature, warningsOfLaunch } from '../warnings/warnings.service.ts'
import { featureMarkdown, fileNameOf, launchMarkdown } from './markdown.ts'

async function historyOf(deps: Deps, reader: Person, entityId: string): Promise<AuditEvent[]> {
  const auditEvents: AuditEvent[] = []
  for await (const some of activitiesFor(deps, reader, { entityId })) auditEvents.push(...some)
  return auditEvents
}

const asJson = (value: unknown): string[] => [`${JSON.stringify(value, null, 2)}\n`]

/** The files of a zip, and its name without extension. */
export type EntityExport = { name: string; files: AsyncIterable<ZippedFile> | Iterable<ZippedFile> }

/** @throws Refusal not-found */
export async function exportFeature(deps: Deps, reader: Person, id: string): Promise<EntityExport> {
  const feature = await featureById(deps.db, id)
  const grading = await gradingFor(deps.db, reader.id, id)
  const everything = {
    madeAt: deps.now(),
    feature,
    confidentiality: await featureConfidentiality(deps.db, id),
    grading,
    documents: await featureDocuments(deps.db, id),
    warnings: await warningsOfFeature(deps, id),
    history: await historyOf(deps, reader, id),
  }
  async function* files(): AsyncGenerator<ZippedFile> {
    yield { path: 'feature.md', text: [featureMarkdown(feature, reader.language, grading.decisions)] }
    yield { path: 'feature.json', text: asJson(everything) }
    yield* exportedVersions(deps.db, id)
  }
  return { name: fileNameOf(feature), files: files() }
}

/** @throws Refusal not-found */
export async function exportLaunch(deps: Deps, reader: Person, id: string): Promise<EntityExport> {
  const launch = await launchById(deps, deps.db, id)
  const tasks = await tasksOfLaunch(deps, deps.db, id)
  const featureIds = launch.features.map((feature) => feature.id)
  const features = new Map((await featuresByIds(deps.db, featureIds)).map((feature) => [feature.id, feature]))
  const everything = {
    madeAt: deps.now(),
    launch,
    confidentiality: await launchConfidentiality(deps, deps.db, id),
    features: featureIds.flatMap((featureId) => features.get(featureId) ?? []),
    tasks,
    warnings: await warningsOfLaunch(deps, id),
    history: await historyOf(deps, reader, id),
  }
  return {
    name: fileNameOf(launch),
    files: [
      { path: 'launch.md', text: [launchMarkdown(launch, tasks, reader.language)] },
      { path: 'launch.json', text: asJson(everything) },
    ],
  }
}
