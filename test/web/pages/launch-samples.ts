import type { Launch } from '#server/contracts/launches.ts'
import type { Person } from '#server/contracts/people.ts'
import type { PlannedTask, Preview } from '#server/contracts/plans.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Task, TaskWithLaunch } from '#server/contracts/tasks.ts'

export const today = '2027-03-10'
let count = 0
const nextId = () => `0198c0de-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`

export const personOf = (part: Partial<Person> = {}): Person => ({
  id: nextId(),
  name: 'Lin Yue',
  email: 'lin@example.com',
  role: 'pmm',
  jobFunction: 'pmm',
  isDepartmentLead: false,
  language: 'en',
  version: 1,
  createdAt: '2027-01-01T00:00:00.000Z',
  disabledAt: null,
  anonymisedAt: null,
  ...part,
})

export const sessionOf = (person: Person): Session => ({
  person,
  method: 'password',
  isEmpty: false,
  firstRun: null,
  lacksFactor: false,
  choices: [],
  signInMethods: { password: true, singleSignOn: null, mail: false },
  workspace: { currency: 'EUR', timeZone: 'UTC', today },
})

/** An open task as the API returns it. */
export const taskOf = (part: Partial<Task> = {}): Task => ({
  id: nextId(),
  launchId: '0198c0de-0000-7000-8000-00000000aaaa',
  slug: 'teaser',
  phase: 'warm-up',
  position: 10,
  title: { en: 'Teaser', 'zh-Hans': '预热内容' },
  deliverable: { en: 'Write a teaser.', 'zh-Hans': '写一篇预热。' },
  doneWhen: { en: 'The link was clicked through.', 'zh-Hans': '链接点通过。' },
  ownerFunction: 'content',
  assistFunctions: [],
  after: [],
  offsetDays: -3,
  plannedOn: '2027-03-12',
  dueOverride: null,
  dueOn: '2027-03-12',
  leadTimeShort: false,
  isOverdue: false,
  assignee: null,
  note: null,
  deliverableLink: null,
  weeks: null,
  ticks: [],
  completion: null,
  skip: null,
  keptBecause: null,
  version: 1,
  ...part,
})

export const done = { at: '2027-03-09T09:00:00.000Z', by: null }

export const acrossOf = (part: Partial<Task> = {}): TaskWithLaunch => ({
  ...taskOf(part),
  launch: { id: '0198c0de-0000-7000-8000-00000000aaaa', title: 'Attendance to payroll' },
})

export const launchOf = (part: Partial<Launch> = {}): Launch => ({
  id: '0198c0de-0000-7000-8000-00000000aaaa',
  title: 'Attendance to payroll',
  summary: null,
  status: 'planned',
  launchDate: '2027-03-15',
  owner: null,
  grade: 'small-scenario',
  gradeReason: null,
  decidedGrade: 'small-scenario',
  paidSpend: null,
  playbook: { id: '0198c0de-0000-7000-8000-00000000bbbb', version: 1 },
  plannedAt: '2027-02-01T00:00:00.000Z',
  canUndoPlan: false,
  features: [],
  progress: [],
  concerns: [],
  isConfidential: false,
  archivedAt: null,
  createdAt: '2027-02-01T00:00:00.000Z',
  updatedAt: '2027-02-01T00:00:00.000Z',
  version: 1,
  ...part,
})

/** A task of a preview: an open task that does not change. */
export const plannedOf = (part: Partial<PlannedTask> = {}): PlannedTask => ({
  taskId: nextId(),
  slug: 'teaser',
  phase: 'warm-up',
  title: 'Teaser',
  deliverable: '',
  doneWhen: 'Clicked through',
  ownerFunction: 'content',
  assigneeName: null,
  weeks: null,
  change: 'same',
  keptBecause: null,
  from: '2027-03-12',
  to: '2027-03-12',
  isReworded: false,
  leadTimeShort: false,
  isNowImpossible: false,
  shiftedFrom: null,
  ...part,
})

export const previewOf = (tasks: PlannedTask[], part: Partial<Preview> = {}): Preview => ({
  id: nextId(),
  launchId: '0198c0de-0000-7000-8000-00000000aaaa',
  launchDate: '2027-03-22',
  grade: 'small-scenario',
  gradeReason: null,
  playbook: { id: '0198c0de-0000-7000-8000-00000000bbbb', version: 1 },
  tasks,
  notices: [],
  isEmpty: false,
  ...part,
})
