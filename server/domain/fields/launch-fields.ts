/** Every field of a launch: what it holds, what it is called in both languages, where it is told of. */
import type { Launch, LaunchChange } from '../../contracts/launches.ts'
import { both } from '../policy/both-languages.ts'
import { keysOf, type OtherField, shownNames, type WrittenField } from './field-spec.ts'

/** A field that people write. */
export type LaunchField = keyof LaunchChange

/** The key under which a launch shows a written field: which features and whom instead of their ids. */
type ShownField<Field extends LaunchField> = Field extends 'featureIds'
  ? 'features'
  : Field extends 'ownerId'
    ? 'owner'
    : Field

type Written = { [F in LaunchField]: WrittenField<Launch, ShownField<F>> }

/** What people write about a launch, in the order of its page and its history. */
export const launchFields = {
  title: { shownAs: 'title', type: 'text', max: 300, name: both('Title', '标题') },
  summary: { shownAs: 'summary', type: 'text', max: 5000, name: both('Summary', '简介') },
  featureIds: { shownAs: 'features', type: 'features', name: both('Features', '功能') },
  ownerId: { shownAs: 'owner', type: 'person', name: both('Owner', '负责人') },
  paidSpend: {
    shownAs: 'paidSpend',
    type: 'money',
    max: 2_000_000_000,
    name: both('Paid spend', '付费投放'),
  },
} as const satisfies Written

/** What is computed, and what the list, the page and the database keep beside the fields of a launch. */
type Bookkeeping =
  | ('status' | 'decidedGrade' | 'canUndoPlan' | 'progress' | 'concerns')
  | ('id' | 'archivedAt' | 'createdAt' | 'updatedAt' | 'version')
type OtherName = Exclude<keyof Launch, ShownField<LaunchField> | Bookkeeping>

const planned = { isRecorded: true, isLeft: true, isExported: true } as const

/** Date, grade and playbook change through the preview of a plan, and only its own dialog changes who sees a launch. */
export const otherLaunchFields = {
  launchDate: { type: 'date', name: both('Launch date T', '推广日 T'), ...planned },
  grade: { type: 'grade', name: both('Grade', '级别'), ...planned },
  gradeReason: { type: 'text', name: both('Reason for the grade', '定级理由'), ...planned },
  playbook: { type: 'playbook', name: both('Playbook', '推广模板'), ...planned, isExported: false },
  isConfidential: {
    type: 'flag',
    name: both('Confidential', '保密'),
    isRecorded: true,
    isLeft: false,
    isExported: false,
  },
  plannedAt: {
    type: 'instant',
    name: both('Planned at', '排期时间'),
    isRecorded: false,
    isLeft: false,
    isExported: false,
  },
} as const satisfies { [F in OtherName]: OtherField<Launch[F]> }

/** Where a launch shows what each written field holds. */
export const launchShownAs = shownNames(launchFields)
const otherNames = keysOf(otherLaunchFields)

/** Every field under the key that shows it. */
export const shownLaunchFields = [...Object.values(launchShownAs), ...otherNames]
/** The fields whose changes the history of a launch tells. */
export const recordedLaunchFields = [
  ...Object.values(launchShownAs),
  ...otherNames.filter((field) => otherLaunchFields[field].isRecorded),
]
