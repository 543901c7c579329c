import type { FeatureStage, Grade, JobFunction, Phase, ProductStage, Role } from '#server/contracts/lists.ts'
import { common as commonEn } from '../locales/en/common.ts'
import { vocabulary as vocabularyEn } from '../locales/en/vocabulary.ts'
import { common as commonZh } from '../locales/zh-Hans/common.ts'
import { vocabulary as vocabularyZh } from '../locales/zh-Hans/vocabulary.ts'
import { catalogue } from './language.ts'

/** Words that several pages share: save, cancel, nobody yet … */
export const common = catalogue('common', { en: commonEn, 'zh-Hans': commonZh })
/** One word per thing: grades, phases, roles … */
export const vocabulary = catalogue('vocabulary', { en: vocabularyEn, 'zh-Hans': vocabularyZh })

export const gradeName = (grade: Grade) => vocabulary(`grade.${grade}`)
export const phaseName = (phase: Phase) => vocabulary(`phase.${phase}`)
export const roleName = (role: Role) => vocabulary(`role.${role}`)
export const functionName = (jobFunction: JobFunction) => vocabulary(`function.${jobFunction}`)
export const featureStageName = (stage: FeatureStage) => vocabulary(`featureStage.${stage}`)
export const productStageName = (stage: ProductStage) => vocabulary(`productStage.${stage}`)

/** Role and job function of someone in one line, said once when both are the same word. */
export function positionOf(person: { role: Role; jobFunction: JobFunction | null }): string {
  const words = [roleName(person.role), ...(person.jobFunction ? [functionName(person.jobFunction)] : [])]
  return [...new Set(words)].join(' · ')
}
