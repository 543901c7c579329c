/** Versions of the rubric; open rounds keep theirs (RULES.md, Vocabulary). */
import { RubricDefinition } from '../../contracts/rubrics.ts'
import { defaultRubric } from '../../domain/policy/default-rubric.ts'
import { rubricErrors } from '../../domain/rubric/rubric-errors.ts'
import { policyService } from '../policies/policies.service.ts'

export const {
  list: listRubrics,
  current: currentRubric,
  byId: rubricById,
  publish: publishRubric,
  ensureFirst: ensureRubric,
} = policyService<RubricDefinition>({
  noun: 'rubric',
  table: 'rubrics',
  schema: RubricDefinition,
  validate: rubricErrors,
  shipped: defaultRubric,
})
