import { grades } from '../../contracts/lists.ts'
import type { FieldError } from '../../contracts/problems.ts'
import type { Gate, RubricDefinition } from '../../contracts/rubrics.ts'
import { gradeRank } from './grade-order.ts'

/** The required sum of a rubric's weights in points, and the float tolerance (RULES.md, Default rubric). */
const weightSum = 100
const weightTolerance = 1e-9

/**
 * Validates a rubric beyond its schema, by field; empty when it may be published. Codes: `weights-sum`,
 * `duplicate`, `band-start`, `bands-ascend`, `unknown-criterion`, `condition-impossible`, `cap-highest`.
 * @param definition has passed its contract's schema
 */
export function rubricErrors(definition: RubricDefinition): FieldError[] {
  return [
    ...weightFaults(definition),
    ...duplicates(definition.criteria, 'criteria'),
    ...bandFaults(definition),
    ...duplicates(definition.gates, 'gates'),
    ...definition.gates.flatMap((gate, index) => gateFaults(definition, gate, `gates.${index}`)),
    ...definition.countedFunctions.flatMap((name, index, all) =>
      all.indexOf(name) < index ? [duplicate(`countedFunctions.${index}`, name)] : [],
    ),
  ]
}

function weightFaults({ criteria }: RubricDefinition): FieldError[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0)
  if (Math.abs(sum - weightSum) <= weightTolerance) return []
  // Rounded, so that the message never shows 99.00000000000001.
  return [
    { path: 'criteria', code: 'weights-sum', params: { sum: Number(sum.toFixed(9)), needed: weightSum } },
  ]
}

const duplicate = (path: string, value: string): FieldError => ({
  path,
  code: 'duplicate',
  params: { value },
})

const duplicates = (named: readonly { id: string }[], path: string): FieldError[] =>
  named.flatMap(({ id }, index) =>
    named.findIndex((other) => other.id === id) < index ? [duplicate(`${path}.${index}.id`, id)] : [],
  )

function bandFaults({ bands }: RubricDefinition): FieldError[] {
  const faults: FieldError[] = []
  bands.forEach((band, index) => {
    const before = bands[index - 1]
    const code = before === undefined ? 'band-start' : 'bands-ascend'
    const isNextGrade = before ? gradeRank(band.grade) > gradeRank(before.grade) : band.grade === grades[0]
    const isNextThreshold = before ? band.from > before.from : band.from === 0
    const { grade, from } = before ?? { grade: grades[0], from: 0 }
    const params = { grade, from }
    if (!isNextGrade) faults.push({ path: `bands.${index}.grade`, code, params })
    if (!isNextThreshold) faults.push({ path: `bands.${index}.from`, code, params })
  })
  return faults
}

function gateFaults({ criteria }: RubricDefinition, gate: Gate, path: string): FieldError[] {
  const faults: FieldError[] = []
  gate.conditions.forEach((condition, index) => {
    if (!('criterion' in condition)) return
    const at = `${path}.conditions.${index}`
    const { criterion, kind, value } = condition
    if (!criteria.some(({ id }) => id === criterion))
      faults.push({ path: `${at}.criterion`, code: 'unknown-criterion', params: { value: criterion } })
    if (kind === 'criterion-above' && value >= 5)
      faults.push({ path: `${at}.value`, code: 'condition-impossible', params: { below: 5 } })
  })
  // A cap at the highest grade has no effect.
  if (gate.cap === grades.at(-1))
    faults.push({ path: `${path}.cap`, code: 'cap-highest', params: { value: gate.cap } })
  return faults
}
