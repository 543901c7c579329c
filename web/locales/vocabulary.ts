import type { FeatureStage, Grade, JobFunction, Phase, ProductStage, Role } from '#server/contracts/lists.ts'
import { vocabulary as en } from './en/vocabulary.ts'
import { vocabulary as zhHans } from './zh-Hans/vocabulary.ts'
import { messages } from './messages.ts'

/** One term per concept: grades, phases, roles … */
export const vocabulary = messages({ en, 'zh-Hans': zhHans })

export const gradeName = (grade: Grade) => vocabulary(`grade.${grade}`)
export const phaseName = (phase: Phase) => vocabulary(`phase.${phase}`)
export const roleName = (role: Role) => vocabulary(`role.${role}`)
export const functionName = (jobFunction: JobFunction) => vocabulary(`function.${jobFunction}`)
export const featureStageName = (stage: FeatureStage) => vocabulary(`featureStage.${stage}`)
export const productStageName = (stage: ProductStage) => vocabulary(`productStage.${stage}`)

/** Role and job function of a person in one line; shown once when both have the same name. */
export function positionOf(person: { role: Role; jobFunction: JobFunction | null }): string {
  const words = [roleName(person.role), ...(person.jobFunction ? [functionName(person.jobFunction)] : [])]
  return [...new Set(words)].join(' · ')
}
