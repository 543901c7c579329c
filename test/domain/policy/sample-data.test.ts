import { describe, expect, it } from 'vitest'
import { Score } from '#server/contracts/grading.ts'
import { channelPhases, featureStages, grades, roles } from '#server/contracts/lists.ts'
import { NewPerson } from '#server/contracts/people.ts'
import { NewProductArea } from '#server/contracts/product-areas.ts'
import { NewFeature } from '#server/contracts/features.ts'
import { may } from '#server/domain/access/may.ts'
import { assigneeFor } from '#server/domain/checklist/generate.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { consensus } from '#server/domain/rubric/consensus.ts'
import { checkDecision } from '#server/domain/rubric/decision.ts'
import { means, propose } from '#server/domain/rubric/proposal.ts'
import { sampleFeatures } from '#server/resources/sample/sample-features.ts'
import { sampleGradings } from '#server/resources/sample/sample-gradings.ts'
import { sampleLaunches } from '#server/resources/sample/sample-launches.ts'
import { sampleAreas, samplePeople } from '#server/resources/sample/sample-people.ts'

const byKey = <T extends { key: string }>(entities: readonly T[], key: string): T => {
  const found = entities.filter((entity) => entity.key === key)
  if (found[0] === undefined || found.length > 1)
    throw new Error(`${found.length} things have the key ${key}`)
  return found[0]
}
const person = (key: string) => byKey(samplePeople, key)
const feature = (key: string) => byKey(sampleFeatures, key)

/** The proposal of the engine for the scores of a sample feature. */
function judged(grading: (typeof sampleGradings)[number]) {
  const of = feature(grading.feature)
  const cards = grading.cards
    .filter(({ isSubmitted }) => isSubmitted)
    .map((card) => ({ jobFunction: person(card.person).jobFunction, scores: card.scores, revision: null }))
  const facts = {
    plannedFollowUps: of.plannedFollowUps ?? null,
    hasDepartmentOwner: of.departmentOwner !== undefined,
    hasCampaignBudget: typeof of.campaignBudget === 'number',
    productStage: byKey(sampleAreas, of.area).productStage ?? 'early',
  }
  const agreed = consensus(defaultRubric, cards)
  return { agreed, facts, means: means(agreed), proposal: propose(defaultRubric, means(agreed), facts) }
}

describe('the people of the sample company', () => {
  it('conform to the schema, with undeliverable addresses', () => {
    for (const { key: _, ...input } of samplePeople) expect(NewPerson.parse(input)).toEqual(input)
    expect(samplePeople.filter(({ email }) => !email.endsWith('.example'))).toEqual([])
    expect(new Set(samplePeople.map(({ email }) => email)).size).toBe(samplePeople.length)
  })

  it('cover every role, with one administrator who leads marketing', () => {
    expect(roles.filter((role) => !samplePeople.some((one) => one.role === role))).toEqual([])
    const administrators = samplePeople.filter(({ role }) => role === 'administrator')
    expect(administrators.map((one) => [one.jobFunction, one.isDepartmentLead])).toEqual([
      ['marketing-head', true],
    ])
  })
})

describe('the features of the sample company', () => {
  it('conform to the schema, and have owners with the matching function', () => {
    for (const area of sampleAreas) {
      const { key: _, ...input } = area
      expect(NewProductArea.parse(input)).toEqual(input)
    }
    for (const one of sampleFeatures) {
      const { key, area, pmOwner, pmmOwner, departmentOwner, ...rest } = one
      const {
        releaseDaysFromToday: _r,
        pmmJoinedDaysFromToday: _j,
        prdFinalDaysFromToday: _f,
        ...input
      } = rest
      expect(NewFeature.parse(input), key).toEqual(input)
      expect(byKey(sampleAreas, area).key).toBe(area)
      if (pmOwner !== undefined) expect(person(pmOwner).jobFunction, key).toBe('pm')
      if (pmmOwner !== undefined) expect(person(pmmOwner).jobFunction, key).toBe('pmm')
      if (departmentOwner !== undefined) expect(person(departmentOwner).isDepartmentLead, key).toBe(true)
    }
    expect(new Set(sampleFeatures.map(({ key }) => key)).size).toBe(sampleFeatures.length)
    expect(new Set(sampleFeatures.map(({ externalKey }) => externalKey)).size).toBe(sampleFeatures.length)
  })

  it('cover every stage, have texts in both languages, and past release dates once released', () => {
    expect(featureStages.filter((stage) => !sampleFeatures.some((one) => one.stage === stage))).toEqual([])
    const chinese = sampleFeatures.filter(({ title }) => /\p{Script=Han}/u.test(title))
    expect(chinese.length).toBeGreaterThanOrEqual(6)
    expect(sampleFeatures.length - chinese.length).toBeGreaterThanOrEqual(6)
    for (const { key, stage, releaseDaysFromToday = null } of sampleFeatures) {
      const isOut = stage === 'released' || stage === 'retired'
      if (releaseDaysFromToday !== null) expect(releaseDaysFromToday < 0, key).toBe(isOut)
    }
  })
})

describe('the gradings of the sample company', () => {
  it('are of different features, scored by people who may score, on criteria of the rubric', () => {
    expect(new Set(sampleGradings.map((one) => one.feature)).size).toBe(sampleGradings.length)
    const ids = defaultRubric.criteria.map(({ id }) => id)
    for (const { feature: key, cards } of sampleGradings) {
      expect(feature(key).key).toBe(key)
      for (const card of cards) {
        const { role } = person(card.person)
        expect(may({ id: card.person, role }, 'grade.score').isAllowed, `${card.person} on ${key}`).toBe(true)
        const scored = Object.keys(card.scores)
        expect(scored.filter((id) => !ids.includes(id))).toEqual([])
        if (card.isSubmitted) expect(scored).toHaveLength(ids.length)
        for (const score of Object.values(card.scores)) expect(Score.parse(score)).toEqual(score)
      }
    }
  })

  it('have decisions that the rules allow, in every grade', () => {
    const decided = sampleGradings.flatMap((grading) => {
      const { decision } = grading
      if (decision === null) return []
      const { role, isDepartmentLead } = person(decision.decider)
      for (const participant of decision.participants) expect(person(participant).key).toBe(participant)
      expect(may({ id: decision.decider, role }, 'grade.decide').isAllowed).toBe(true)
      expect(grading.cards.filter(({ isSubmitted }) => !isSubmitted)).toEqual([])
      const { agreed: _, ...scores } = judged(grading)
      const verdict = checkDecision({ definition: defaultRubric, ...scores, ...decision, isDepartmentLead })
      expect(verdict.isAllowed, grading.feature).toBe(true)
      return [[grading.feature, Math.round(scores.proposal.low.total), scores.proposal.grade, decision.grade]]
    })
    expect(decided).toEqual([
      ['payslip-lines', 20, 'announce', 'announce'],
      ['mobile-scheduling', 56, 'small-scenario', 'big-scenario'],
      ['mobile-clock-in', 51, 'small-scenario', 'small-scenario'],
      ['shift-swap', 57, 'small-scenario', 'small-scenario'],
      ['attendance-to-payroll', 71, 'big-scenario', 'big-scenario'],
      ['seven-step-approval', 49, 'announce', 'announce'],
      ['predictable-hours', 88, 'concept-campaign', 'concept-campaign'],
    ])
    expect(
      grades.filter((grade) => !sampleGradings.some(({ decision }) => decision?.grade === grade)),
    ).toEqual([])
  })

  it('include an open round with disagreements and one with a missing card', () => {
    const open = sampleGradings.filter(({ decision }) => decision === null)
    const toDiscuss = open.filter((grading) =>
      judged(grading).agreed.criteria.some(({ isToDiscuss }) => isToDiscuss),
    )
    const waiting = open.filter(({ cards }) => cards.some(({ isSubmitted }) => !isSubmitted))
    expect(toDiscuss.map((one) => one.feature)).toEqual(['e-signature'])
    expect(waiting.map((one) => one.feature)).toEqual(['skills-map'])
  })
})

describe('the launches of the sample company', () => {
  const planned = sampleLaunches.map((launch) => {
    const decidedGrades = launch.features.map(
      (key) => sampleGradings.find((one) => one.feature === feature(key).key)?.decision?.grade,
    )
    const grade = grades.findLast((one) => decidedGrades.includes(one)) ?? 'announce'
    return { launch, grade, tasks: defaultPlaybook.tasks.filter((task) => task.grades[grade]) }
  })

  it('are one announce, one small scenario and one big scenario, by the grades of their features', () => {
    expect(planned.map(({ grade }) => grade)).toEqual(['announce', 'small-scenario', 'big-scenario'])
  })

  it('contain work on tasks of their checklist, each once, finished by permitted people', () => {
    for (const { launch, tasks } of planned) {
      expect(new Set(launch.work.map(({ slug }) => slug)).size).toBe(launch.work.length)
      const owners = launch.features.map(feature)
      const pms = owners.flatMap(({ pmOwner }) => pmOwner ?? [])
      for (const work of launch.work) {
        const task = tasks.find(({ id }) => id === work.slug)
        expect(task?.id, `${launch.key}: ${work.slug}`).toBe(work.slug)
        if (task === undefined) continue
        const planning = owners.map((one) => ({
          pmOwnerId: one.pmOwner ?? null,
          pmmOwnerId: one.pmmOwner ?? null,
          prdFinalOn: null,
        }))
        const people = samplePeople.map(({ key, jobFunction = null }) => ({ id: key, jobFunction }))
        const assignee = work.assignee ?? assigneeFor(task.ownerFunction, planning, people)
        const workers = [work.doneBy, work.skipped?.by].filter((key) => key !== undefined)
        for (const worker of workers) {
          const allowed = may({ id: worker, role: person(worker).role }, 'task.work', {
            ownerIds: [...pms, ...(assignee === null ? [] : [assignee])],
          })
          expect(allowed.isAllowed, `${launch.key}: ${worker} on ${work.slug}`).toBe(true)
        }
      }
    }
  })

  it('have no overdue tasks, and open tasks in every unfinished phase of the channel', () => {
    for (const { launch, grade, tasks } of planned) {
      const settled = new Set(
        launch.work.filter((work) => work.doneBy !== undefined || work.skipped).map(({ slug }) => slug),
      )
      const late = tasks.filter(
        ({ id, grades: perGrade }) =>
          !settled.has(id) && launch.launchDaysFromToday + (perGrade[grade]?.offsetDays ?? 0) < 0,
      )
      expect(late.map(({ id }) => id)).toEqual([])
      const skipped = new Set(launch.work.filter((work) => work.skipped).map(({ slug }) => slug))
      const covered = new Set(tasks.filter(({ id }) => !skipped.has(id)).map(({ phase }) => phase))
      expect(channelPhases.filter((phase) => !covered.has(phase))).toEqual([])
    }
  })
})
