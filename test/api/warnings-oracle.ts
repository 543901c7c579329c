/** Computes all warnings from API responses to an administrator, for comparison with the stored ones. */
import { expect } from 'vitest'
import type { Feature } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { TaskList } from '#server/contracts/tasks.ts'
import type { Warning, WarningList } from '#server/contracts/warnings.ts'
import type { Workspace } from '#server/contracts/workspace.ts'
import type { Database } from '#server/db/tables.ts'
import type { RaisedWarning } from '#server/domain/warnings/warning-rule.ts'
import { featureWarnings, launchWarnings } from '#server/domain/warnings/warnings.ts'
import type { Kysely } from 'kysely'
import type { Client } from '../support/client.ts'

const isText = (value: unknown) => JSON.stringify(value) !== '""'

async function ofFeature(admin: Client, feature: Feature, today: string): Promise<RaisedWarning[]> {
  const { body } = await admin.get<Grading>(`/api/features/${feature.id}/grading`)
  const decision = body.decisions.find(({ isSuperseded }) => !isSuperseded)
  return featureWarnings({
    today,
    pmmJoinedOn: feature.pmmJoinedOn,
    prdFinalOn: feature.prdFinalOn,
    requestingCustomers: feature.requestingCustomers,
    productStage: feature.productArea?.productStage ?? 'early',
    decision: decision
      ? {
          grade: decision.grade,
          proposedGrade: decision.proposal.grade,
          reason: decision.reason,
          countedCards: decision.consensus.countedCards,
          corePersonaFit:
            decision.proposal.parts.find(({ criterion }) => criterion === 'core-persona-fit')?.mean ?? null,
        }
      : null,
  })
}

async function ofLaunch(
  admin: Client,
  launch: Launch,
  features: ReadonlyMap<string, Feature>,
  today: string,
): Promise<RaisedWarning[]> {
  const { body } = await admin.get<TaskList>(`/api/launches/${launch.id}/tasks`)
  return launchWarnings({
    today,
    isPlanned: launch.status !== 'draft',
    launchDate: launch.launchDate,
    grade: launch.grade,
    decidedGrade: launch.decidedGrade,
    gradeReason: launch.gradeReason,
    paidSpend: launch.paidSpend,
    features: launch.features.map(({ id, title, releaseDate }) => ({
      title,
      releaseDate,
      productStage: features.get(id)?.productArea?.productStage ?? 'early',
    })),
    tasks: body.items.map((task) => ({
      phase: task.phase,
      state: task.completion ? 'done' : task.skip ? 'skipped' : 'open',
      hasAssignee: task.assignee !== null,
      hasDeliverable: isText(task.deliverable),
      hasDoneCriterion: isText(task.doneWhen),
    })),
  })
}

async function everything(client: Client) {
  const read = async <Entity>(path: string) => {
    const pages = await Promise.all(
      ['false', 'true'].map((archived) =>
        client.get<{ items: Entity[] }>(`/api/${path}?limit=200&archived=${archived}`),
      ),
    )
    return pages.flatMap(({ body }) => body.items)
  }
  return { features: await read<Feature>('features'), launches: await read<Launch>('launches') }
}

const told = ({ id, title, cause, severity, noun, code }: Warning) => ({
  id,
  title,
  cause,
  severity,
  noun,
  code,
})

/** Compares the stored warnings and concerns with the rules, and each reader’s warnings with what they may see. */
export async function expectStoredAsComputed(
  db: Kysely<Database>,
  admin: Client,
  readers: readonly Client[],
): Promise<void> {
  const { today } = (await admin.get<Workspace>('/api/workspace')).body
  const { features, launches } = await everything(admin)
  const known = new Map(features.map((feature) => [feature.id, feature]))
  const expected = new Map<string, Omit<Warning, 'dismissal' | 'entityId' | 'entityTitle' | 'slug'>[]>()
  const expectOf = (id: string, raised: RaisedWarning[]) =>
    expected.set(
      id,
      raised.map(({ title, cause, severity, noun, code, slug }) => ({
        ...{ id: `${slug}~${id}`, title, cause, severity, noun, code },
      })),
    )
  for (const feature of features)
    expectOf(feature.id, feature.archivedAt === null ? await ofFeature(admin, feature, today) : [])
  for (const launch of launches)
    expectOf(launch.id, launch.archivedAt === null ? await ofLaunch(admin, launch, known, today) : [])

  const rows = await db.selectFrom('warnings').select(['id', 'entity_id']).execute()
  expect(rows.map(({ id }) => id).sort()).toEqual(
    [...expected.values()]
      .flat()
      .map(({ id }) => id)
      .sort(),
  )
  const marked = await db.selectFrom('launches').select('id').where('has_concerns', '=', 1).execute()
  expect(marked.map(({ id }) => id).sort()).toEqual(
    launches.flatMap(({ id, concerns }) => (concerns.length > 0 ? id : [])).sort(),
  )
  const dismissed = new Set(
    (await db.selectFrom('warning_dismissals').select('warning_id').execute()).map((row) => row.warning_id),
  )
  for (const reader of [admin, ...readers]) {
    const seen = await everything(reader)
    const visible = new Set([...seen.features, ...seen.launches].map(({ id }) => id))
    for (const [key, entities] of [
      ['featureId', features],
      ['launchId', launches],
    ] as const) {
      for (const { id } of entities) {
        const answer = await reader.get<WarningList>(`/api/warnings?${key}=${id}`)
        if (visible.has(id)) expect(answer.body.items.map(told)).toEqual(expected.get(id))
        else expect(answer.status).toBe(404)
      }
    }
    const open = [...expected]
      .flatMap(([id, warnings]) => (visible.has(id) ? warnings : []))
      .filter(({ id }) => !dismissed.has(id))
    const { body } = await reader.get<WarningList>('/api/warnings')
    expect(body.total).toBe(open.length)
    expect(body.items.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort())
    expect(body.items.every(({ dismissal }) => dismissal === null)).toBe(true)
  }
}
