/** Every field of a launch: type, label in both languages, and where it is shown, recorded and exported. */
import type { Launch, LaunchChange } from '../../contracts/launches.ts'
import { both } from '../policy/both-languages.ts'
import { confidentialField, keysOf, type OtherField, shownNames, type WrittenField } from './field-spec.ts'

/** A field that people write. */
export type LaunchField = keyof LaunchChange

/** The property of a launch that shows each written field: features and people instead of their ids. */
type ShownField<Field extends LaunchField> = Field extends 'featureIds'
  ? 'features'
  : Field extends 'ownerId'
    ? 'owner'
    : Field

type Written = { [F in LaunchField]: WrittenField<Launch, ShownField<F>> }

/** The fields that people edit, in the order of the page and the history. */
export const launchFields = {
  title: { shownAs: 'title', type: 'text', max: 300, isName: true, name: both('Title', '标题') },
  summary: { shownAs: 'summary', type: 'text', max: 5000, isName: false, name: both('Summary', '简介') },
  featureIds: { shownAs: 'features', type: 'features', name: both('Features', '功能') },
  ownerId: { shownAs: 'owner', type: 'person', name: both('Owner', '负责人') },
  paidSpend: {
    shownAs: 'paidSpend',
    type: 'money',
    max: 2_000_000_000,
    name: both('Paid spend', '付费投放'),
  },
} as const satisfies Written

/** Properties of a launch that are not fields: computed or internal. */
type Bookkeeping =
  | ('status' | 'decidedGrade' | 'canUndoPlan' | 'progress' | 'concerns')
  | ('id' | 'archivedAt' | 'createdAt' | 'updatedAt' | 'version')
type OtherName = Exclude<keyof Launch, ShownField<LaunchField> | Bookkeeping>

const planned = { isRecorded: true, isLeft: true, isExported: true } as const

/** Date, grade and playbook change by a plan preview only; only the visibility dialog changes who sees a launch. */
export const otherLaunchFields = {
  launchDate: { type: 'date', name: both('Launch date T', '推广日 T'), ...planned },
  grade: { type: 'grade', name: both('Grade', '级别'), ...planned },
  gradeReason: { type: 'text', name: both('Reason for the grade', '定级理由'), ...planned },
  playbook: { type: 'playbook', name: both('Playbook', '推广模板'), ...planned, isExported: false },
  isConfidential: confidentialField,
  plannedAt: {
    type: 'instant',
    name: both('Planned at', '排期时间'),
    isRecorded: false,
    isLeft: false,
    isExported: false,
  },
} as const satisfies { [F in OtherName]: OtherField<Launch[F]> }

/** The property of a launch that shows each written field. */
export const launchShownAs = shownNames(launchFields)
const otherNames = keysOf(otherLaunchFields)

/** Every field, by the property that shows it. */
export const shownLaunchFields = [...Object.values(launchShownAs), ...otherNames]
/** The fields whose changes are recorded in the history of a launch. */
export const recordedLaunchFields = [
  ...Object.values(launchShownAs),
  ...otherNames.filter((field) => otherLaunchFields[field].isRecorded),
]
