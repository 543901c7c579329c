import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { ListedVersion } from '../components/hr-version-list.ts'

const phase = (
  name: PhaseProgress['phase'],
  [done, total, overdue = 0]: readonly [number, number, number?],
  from: string,
  to: string,
): PhaseProgress => ({ phase: name, total, done, skipped: 0, overdue, from, to })

type Numbers = readonly [number, number, number?]

/** Progress of a launch on 16 March 2027, phase by phase: done, total, overdue. */
export const progressOf = (numbers: readonly Numbers[]): PhaseProgress[] => [
  phase('preparation', numbers[0] ?? [0, 11], '2027-01-15', '2027-03-09'),
  phase('enablement', numbers[1] ?? [0, 6], '2027-03-02', '2027-03-12'),
  phase('warm-up', numbers[2] ?? [0, 7], '2027-02-12', '2027-03-12'),
  phase('promotion', numbers[3] ?? [0, 9], '2027-03-16', '2027-03-23'),
  phase('conversion', numbers[4] ?? [0, 5], '2027-03-02', '2027-03-30'),
  phase('handoff', numbers[5] ?? [0, 6], '2027-03-02', '2027-05-14'),
  phase('feedback', numbers[6] ?? [0, 7], '2027-03-23', '2027-09-10'),
]

export const launchDate = '2027-03-16'
export const today = '2027-02-21'
export const later = '2027-04-20'
export const underWay = progressOf([
  [9, 11],
  [0, 6],
  [4, 7, 2],
  [2, 9],
  [3, 5, 1],
  [1, 6, 1],
  [0, 7],
])
export const wellOn = progressOf([
  [11, 11],
  [6, 6],
  [7, 7],
  [8, 9, 1],
  [4, 5],
  [3, 6],
  [1, 7],
])
export const finished = progressOf([
  [11, 11],
  [6, 6],
  [7, 7],
  [9, 9],
  [5, 5],
  [6, 6],
  [7, 7],
])
export const bands = [
  { grade: 'announce' as const, from: 0 },
  { grade: 'small-scenario' as const, from: 35 },
  { grade: 'big-scenario' as const, from: 60 },
  { grade: 'concept-campaign' as const, from: 80 },
]
export const people = [
  { id: '1', name: 'Lin Yue', jobFunction: 'pmm' as const },
  { id: '2', name: 'M. Okafor', jobFunction: 'sales' as const },
  { id: '3', name: '周敏', jobFunction: 'pr' as const },
]

/** Sample versions of a rubric: the built-in one, then two of the company. */
export const versions: ListedVersion[] = [
  { version: 1, note: null, publishedAt: '2027-01-04T09:00:00Z', publishedBy: null, isCurrent: false },
  {
    version: 2,
    note: 'Competitive window weighs 15',
    publishedAt: '2027-02-01T09:00:00Z',
    publishedBy: people[0] ?? null,
    isCurrent: false,
  },
  {
    version: 3,
    note: null,
    publishedAt: '2027-02-19T09:00:00Z',
    publishedBy: people[0] ?? null,
    isCurrent: true,
  },
]
