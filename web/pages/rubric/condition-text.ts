import type { GateCondition, RubricDefinition } from '#server/contracts/rubrics.ts'
import { number } from '../../formats/numbers.ts'
import { localText } from '../../locales/language.ts'
import { productStageName } from '../../locales/vocabulary.ts'
import { t } from '../../locales/rubric.ts'

/** The condition of a gate, as a clause that follows "unless". */
export function conditionText(condition: GateCondition, { criteria }: RubricDefinition): string {
  const title = (id: string) => {
    const found = criteria.find((one) => one.id === id)
    return found ? localText(found.title) : id
  }
  switch (condition.kind) {
    case 'criterion-at-least':
      return t('condition.atLeast', {
        criterion: title(condition.criterion),
        value: number(condition.value),
      })
    case 'criterion-above':
      return t('condition.above', { criterion: title(condition.criterion), value: number(condition.value) })
    case 'follow-ups-at-least':
      return t('condition.followUps', { count: condition.value })
    case 'department-owner-set':
      return t('condition.owner')
    case 'campaign-budget-set':
      return t('condition.budget')
    case 'product-stage-is-not':
      return t('condition.stage', { stage: productStageName(condition.value) })
  }
}
