import { jobFunctions, languages, roles } from '#server/contracts/lists.ts'
import type { Person, PersonChange } from '#server/contracts/people.ts'
import type { Option } from '../../components/hr-field.ts'
import { common } from '../../locales/common.ts'
import { functionName, roleName } from '../../locales/vocabulary.ts'
import { t } from '../../locales/people.ts'

/** Language names, each in its own language. */
const languageNames = { en: 'English', 'zh-Hans': '简体中文' } as const

export const editedFields = ['name', 'email', 'role', 'jobFunction', 'isDepartmentLead', 'language'] as const
export type EditedField = (typeof editedFields)[number]

export const roleOptions = (): Option[] => roles.map((role) => ({ value: role, label: roleName(role) }))
export const functionOptions = (): Option[] => [
  { value: '', label: t('noFunction') },
  ...jobFunctions.map((one) => ({ value: one, label: functionName(one) })),
]
export const languageOptions = (): Option[] =>
  languages.map((one) => ({ value: one, label: languageNames[one] }))

/** The display name of a field. */
export const personFieldTitle = (field: EditedField): string =>
  t(field === 'isDepartmentLead' ? 'lead' : field)

/** The formatted value of a person's field; '' for none. */
export function personFieldText(person: Pick<Person, EditedField>, field: EditedField): string {
  switch (field) {
    case 'name':
    case 'email':
      return person[field]
    case 'role':
      return roleName(person.role)
    case 'jobFunction':
      return person.jobFunction ? functionName(person.jobFunction) : ''
    case 'isDepartmentLead':
      return common(person.isDepartmentLead ? 'yes' : 'no')
    case 'language':
      return languageNames[person.language]
  }
}

/** The change of one field from the text value of its control. */
export function changeOf(field: EditedField, value: string): PersonChange {
  switch (field) {
    case 'role':
      return { role: roles.find((one) => one === value) }
    case 'jobFunction':
      return { jobFunction: jobFunctions.find((one) => one === value) ?? null }
    case 'isDepartmentLead':
      return { isDepartmentLead: value === 'true' }
    case 'language':
      return { language: languages.find((one) => one === value) }
    case 'name':
    case 'email':
      return { [field]: value }
  }
}
