/** Features and launches as Markdown (CommonMark with task lists). */
import type { Feature } from '../../contracts/features.ts'
import type { Decision } from '../../contracts/grading.ts'
import type { Launch } from '../../contracts/launches.ts'
import { type Grade, type Language, phases } from '../../contracts/lists.ts'
import type { Task } from '../../contracts/tasks.ts'
import { featureFields, otherFeatureFields } from '../../domain/fields/feature-fields.ts'
import { launchFields, otherLaunchFields } from '../../domain/fields/launch-fields.ts'
import { nameIn } from '../../domain/history/placeholder.ts'
import { gradeName, phaseName } from '../../domain/warnings/wording.ts'
import { type Fact, factsOf } from './facts.ts'
import { statusNames, textIn, wordIn, words } from './words.ts'

type Ref = { name: string } | null

/** Escapes user text for one line of Markdown: nothing in it becomes a heading, a link or HTML. */
export const inline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')

/** Multi-line user text as a block quote, so that it cannot be confused with the document itself. */
const quoted = (text: string): string[] =>
  text.split(/\r\n|\r|\n/).map((line) => `> ${line.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')}`)

const personIn = (person: Ref, language: Language): string | null => person && nameIn(person.name, language)
const gradeIn = (grade: Grade | null, language: Language): string | null =>
  grade && wordIn(gradeName[grade], language)

function factLines(facts: readonly Fact[], language: Language): string[] {
  const colon = language === 'en' ? ': ' : '：'
  return facts.flatMap(([name, value]) =>
    value === '' ? [] : [`- ${wordIn(name, language)}${colon}${inline(value)}`],
  )
}

const headOf = (
  {
    title,
    archivedAt,
    isConfidential,
  }: { title: string; archivedAt: string | null; isConfidential: boolean },
  language: Language,
): string[] => {
  const marks = [
    ...(archivedAt === null ? [] : [wordIn(words.archived, language)]),
    ...(isConfidential ? [wordIn(words.confidential, language)] : []),
  ]
  return [`# ${inline(title)}`, '', ...(marks.length > 0 ? [`*${marks.join(' · ')}*`, ''] : [])]
}

const asText = (lines: readonly string[]): string => `${lines.join('\n').trimEnd()}\n`

/** @param decisions newest first; absent in the company export, which has them as a table */
export function featureMarkdown(
  feature: Feature,
  language: Language,
  decisions: readonly Decision[] = [],
): string {
  const lines = decisions.flatMap((decision) => [
    `- ${decision.decidedAt.slice(0, 10)} · ${gradeIn(decision.grade, language)} · ${inline(nameIn(decision.decider.name, language))}`,
    ...(decision.reason === null ? [] : quoted(decision.reason).map((line) => `  ${line}`)),
  ])
  return asText([
    ...headOf(feature, language),
    ...(feature.summary ? [...quoted(feature.summary), ''] : []),
    ...factLines(factsOf(feature, featureFields, otherFeatureFields, language), language),
    ...(lines.length > 0 ? ['', `## ${wordIn(words.decisions, language)}`, '', ...lines] : []),
  ])
}

function taskLine(task: Task, language: Language): string {
  const isFinished = task.completion !== null || task.skip !== null
  const parts = [
    inline(textIn(task.title, language)),
    `${wordIn(words.due, language)} ${task.dueOn}`,
    inline(personIn(task.assignee, language) ?? wordIn(words.nobody, language)),
    ...(task.skip ? [`${wordIn(words.skipped, language)} (${inline(task.skip.reason)})`] : []),
  ]
  return `- [${isFinished ? 'x' : ' '}] ${parts.join(' · ')}`
}

/** @param tasks in checklist order */
export function launchMarkdown(launch: Launch, tasks: readonly Task[], language: Language): string {
  const facts: Fact[] = [
    [words.status, wordIn(statusNames[launch.status], language)],
    ...factsOf(launch, launchFields, otherLaunchFields, language),
  ]
  const features = launch.features.map(({ title, grade }) =>
    [inline(title), gradeIn(grade, language)].filter(Boolean).join(' · '),
  )
  const checklist = phases.flatMap((phase) => {
    const own = tasks.filter((task) => task.phase === phase)
    if (own.length === 0) return []
    return [
      `### ${wordIn(phaseName[phase], language)}`,
      '',
      ...own.map((task) => taskLine(task, language)),
      '',
    ]
  })
  return asText([
    ...headOf(launch, language),
    ...(launch.summary ? [...quoted(launch.summary), ''] : []),
    ...factLines(facts, language),
    '',
    `## ${wordIn(words.features, language)}`,
    '',
    ...features.map((line) => `- ${line}`),
    ...(checklist.length > 0 ? ['', `## ${wordIn(words.checklist, language)}`, '', ...checklist] : []),
  ])
}

/** The file name of an entity: readable, portable, and unique by the end of the id. */
export function fileNameOf({ id, title }: { id: string; title: string }): string {
  const slug = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|[-\p{Surrogate}]+$/gu, '')
  return `${slug || 'untitled'}-${id.slice(-12)}`
}
