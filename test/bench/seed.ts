/** A database as a company has it after years: 10,000 features, 1,000 launches, 50,000 tasks. */
import { copyFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { openDatabase } from '#server/db/database.ts'
import { prepare } from '#server/prepare.ts'
import type { Deps } from '#server/deps.ts'
import { makeFirstAdministrator } from '#server/resources/accounts/first-administrator.service.ts'
import { addPerson } from '#server/resources/people/people.service.ts'
import { derivedColumns, newFeatureRow } from '#server/resources/features/features.rows.ts'
import { grades } from '#server/contracts/lists.ts'
import { testDeps } from '../support/deps.ts'

export const featureCount = 10_000
export const launchCount = 1_000
export const tasksPerLaunch = 50

const at = '2026-11-23T08:00:00.000Z'
const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + (index % 700))).toISOString().slice(0, 10)

/** Fills `file` and copies it to each of `copies`. @returns a session and the ids for requests */
export async function seed(file: string, copies: string[]) {
  const db = openDatabase(`sqlite:${file}`)
  const deps: Deps = { ...testDeps(db), now: () => at }
  await prepare(deps)
  const input = {
    name: 'Ada',
    email: 'ada@example.com',
    password: 'bench bench bench',
    jobFunction: null,
    isDepartmentLead: true,
    language: 'en' as const,
  }
  const administrator = await makeFirstAdministrator(deps, input)
  // Who asks is no administrator: what they may see is part of every query.
  const person = await addPerson(deps, administrator, {
    name: 'Bench',
    email: 'bench@example.com',
    role: 'pmm',
    jobFunction: 'pmm',
    isDepartmentLead: true,
    language: 'en',
  })
  const features = Array.from({ length: featureCount }, (_, index) => {
    const values = {
      title: `功能 ${index}：让门店经理在手机上完成一整周的排班 (feature ${index})`,
      summary: 'What it does and for whom, in a sentence or two, as people write it.',
      stage: (['planned', 'prd', 'building', 'gray', 'released'] as const)[index % 5],
      pmOwnerId: person.id,
      releaseDate: index % 7 === 0 ? null : day(index),
      tags: ['payroll', '排班'],
    }
    const row = newFeatureRow(values, { id: v7(), createdAt: at })
    const grade = index % 3 === 0 ? null : grades[index % 4]!
    const graded = { ...row, grade, grade_decided_on: grade && '2026-11-01' }
    return { ...graded, ...derivedColumns(graded) }
  })
  const launches = Array.from({ length: launchCount }, (_, index) => ({
    id: v7(),
    title: `Launch ${index}`,
    summary: null,
    status: 'planned',
    launch_date: day(index),
    owner_id: person.id,
    grade: 'big-scenario',
    grade_reason: null,
    paid_spend: null,
    playbook_id: null,
    planned_at: at,
    previous_plan: null,
    archived_at: null,
    created_at: at,
    updated_at: at,
    version: 1,
    is_archived: 0 as const,
    is_confidential: 0 as const,
    title_key: `launch ${index}`,
    date_first_key: day(index),
    date_last_key: day(index),
    search_text: `launch ${index}`,
    has_concerns: 0 as const,
  }))
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < features.length; from += 500)
      await trx
        .insertInto('features')
        .values(features.slice(from, from + 500))
        .execute()
    await trx.insertInto('launches').values(launches).execute()
    for (const launch of launches)
      await trx.insertInto('tasks').values(tasksOf(launch.id, person.id)).execute()
  })
  await db.destroy()
  for (const copy of copies) copyFileSync(file, copy)
  return {
    personId: person.id,
    featureIds: features.map(({ id }) => id),
    launchIds: launches.map(({ id }) => id),
  }
}

function tasksOf(launchId: string, personId: string) {
  return defaultPlaybook.tasks.slice(0, tasksPerLaunch).map((task, position) => {
    const words = task.grades['concept-campaign'] ?? Object.values(task.grades)[0]!
    return {
      id: v7(),
      launch_id: launchId,
      slug: task.id,
      phase: task.phase,
      position: position * 10,
      title: JSON.stringify(task.title),
      deliverable: JSON.stringify(words.deliverable),
      done_when: JSON.stringify(words.doneWhen),
      owner_function: task.ownerFunction,
      assist_functions: JSON.stringify(task.assistFunctions),
      after: JSON.stringify(task.after),
      offset_days: words.offsetDays,
      weeks: null,
      planned_on: day(position),
      due_override: null,
      due_on: day(position),
      lead_time_short: 0 as const,
      assignee_id: personId,
      is_assignee_set: 0 as const,
      is_text_edited: 0 as const,
      note: null,
      deliverable_link: null,
      ticks: '[]',
      state: 'open',
      completed_at: null,
      completed_by_id: null,
      skipped_at: null,
      skipped_by_id: null,
      skip_reason: null,
      kept_because: null,
      version: 1,
    }
  })
}
