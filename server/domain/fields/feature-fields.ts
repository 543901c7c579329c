/** Every field of a feature: type, label in both languages, and where it is shown, recorded and exported. */
import type { Feature, FeatureChange, ShownField } from '../../contracts/features.ts'
import { both } from '../policy/both-languages.ts'
import { confidentialField, keysOf, type OtherField, shownNames, type WrittenField } from './field-spec.ts'

/** A field that people write. */
export type FeatureField = keyof FeatureChange

type Written = { [F in FeatureField]: WrittenField<Feature, ShownField<F>> }

/** The fields that people edit, in the order of the page, the history and the export. */
export const featureFields = {
  title: { shownAs: 'title', type: 'text', max: 300, isName: true, name: both('Title', '标题') },
  summary: { shownAs: 'summary', type: 'text', max: 10_000, isName: false, name: both('Summary', '简介') },
  productAreaId: { shownAs: 'productArea', type: 'product-area', name: both('Product area', '产品线') },
  stage: { shownAs: 'stage', type: 'stage', name: both('Stage', '阶段') },
  pmOwnerId: { shownAs: 'pmOwner', type: 'person', name: both('PM owner', '产品负责人') },
  pmmOwnerId: { shownAs: 'pmmOwner', type: 'person', name: both('PMM owner', '产品市场负责人') },
  releaseDate: { shownAs: 'releaseDate', type: 'date', name: both('Release date', '上线日') },
  externalKey: { shownAs: 'externalKey', type: 'text', max: 200, isName: true, name: both('Key', '编号') },
  externalLink: { shownAs: 'externalLink', type: 'link', max: 2000, name: both('Link', '链接') },
  tags: { shownAs: 'tags', type: 'tags', name: both('Tags', '标签') },
  requestingCustomers: {
    shownAs: 'requestingCustomers',
    type: 'number',
    max: 1_000_000,
    name: both('Requesting customers', '提出需求的客户数'),
  },
  pmmJoinedOn: { shownAs: 'pmmJoinedOn', type: 'date', name: both('PMM joined on', '产品市场介入日') },
  prdFinalOn: { shownAs: 'prdFinalOn', type: 'date', name: both('PRD final on', 'PRD 定稿日') },
  plannedFollowUps: {
    shownAs: 'plannedFollowUps',
    type: 'number',
    max: 1000,
    name: both('Planned follow-ups', '计划的后续动作'),
  },
  departmentOwnerId: {
    shownAs: 'departmentOwner',
    type: 'person',
    name: both('Department owner', '部门牵头人'),
  },
  campaignBudget: {
    shownAs: 'campaignBudget',
    type: 'money',
    max: 2_000_000_000,
    name: both('Campaign budget', '推广预算'),
  },
} as const satisfies Written

/** Properties of a feature that are not fields: derived or internal. */
type Bookkeeping = 'id' | 'needsGrading' | 'archivedAt' | 'createdAt' | 'updatedAt' | 'version'
type OtherName = Exclude<keyof Feature, ShownField<FeatureField> | Bookkeeping>

/** Only a decision changes the grade; only the visibility dialog changes who sees a feature. */
export const otherFeatureFields = {
  grade: { type: 'grade', name: both('Grade', '级别'), isRecorded: true, isLeft: true, isExported: true },
  gradeDecidedOn: {
    type: 'date',
    name: both('Grade decided on', '定级日'),
    isRecorded: false,
    isLeft: false,
    isExported: true,
  },
  lookAgainOn: {
    type: 'date',
    name: both('Look again on', '复看日'),
    isRecorded: true,
    isLeft: true,
    isExported: true,
  },
  isConfidential: confidentialField,
} as const satisfies { [F in OtherName]: OtherField<Feature[F]> }

/** The property of a feature that shows each written field. */
export const featureShownAs = shownNames(featureFields)
export const writtenFeatureFields = keysOf(featureFields)
const otherNames = keysOf(otherFeatureFields)

/** Every field, by the property that shows it. */
export const shownFeatureFields = [...Object.values(featureShownAs), ...otherNames]
/** The fields whose changes are recorded in the history of a feature. */
export const recordedFeatureFields = [
  ...Object.values(featureShownAs),
  ...otherNames.filter((field) => otherFeatureFields[field].isRecorded),
]
