import type { Rubric, RubricList } from '#server/contracts/rubrics.ts'
import { call } from './client.ts'

export const listRubrics = () => call<RubricList>('GET', '/rubrics')
export const getRubric = (id: string) => call<Rubric>('GET', `/rubrics/${id}`)
export const getCurrentRubric = () => call<Rubric>('GET', '/rubrics/current')
