import axe from 'axe-core'
import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import { conditionText } from '../../../web/pages/rubric/condition-text.ts'
import '../../../web/pages/rubric/hr-criteria-sheet.ts'
import type { HrCriteriaSheet } from '../../../web/pages/rubric/hr-criteria-sheet.ts'
import '../../../web/pages/rubric/hr-weight-bar.ts'
import type { HrWeightBar } from '../../../web/pages/rubric/hr-weight-bar.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount, textOf } from '../components/mount.ts'

beforeEach(() => changeLanguage('en'))

describe('the rubric page', () => {
  it('draws the criteria proportional to their weights', async () => {
    const bar = await mount<HrWeightBar>(
      html`<hr-weight-bar .criteria=${defaultRubric.criteria}></hr-weight-bar>`,
    )
    const widths = [...bar.renderRoot.querySelectorAll('li')].map((one) => one.getBoundingClientRect().width)
    const weights = defaultRubric.criteria.map((one) => one.weight)
    const perPoint = (widths[0] ?? 0) / (weights[0] ?? 1)
    for (const [index, weight] of weights.entries())
      expect((widths[index] ?? 0) / weight / perPoint).toBeCloseTo(1, 1)
  })

  for (const language of ['en', 'zh-Hans'] as const) {
    for (const view of ['sheet', 'list'] as const) {
      it(`shows all 48 sentences (${language}, ${view})`, async () => {
        changeLanguage(language)
        const sheet = await mount<HrCriteriaSheet>(
          html`<hr-criteria-sheet .definition=${defaultRubric} .view=${view}></hr-criteria-sheet>`,
        )
        const cells = [...sheet.renderRoot.querySelectorAll('td')]
        expect(cells).toHaveLength(48)
        expect(cells.every((cell) => cell.offsetHeight > 0)).toBe(true)
        expect(textOf(sheet)).toContain(defaultRubric.criteria[7]?.levels[5]?.[language])
        const { violations } = await axe.run(sheet, {
          runOnly: ['wcag2a', 'wcag2aa'],
          resultTypes: ['violations'],
        })
        expect(violations.map((one) => one.id)).toEqual([])
      })
    }
  }

  it('shows the requirement of a gate', () => {
    const gate = defaultRubric.gates.find((one) => one.id === 'concept-needs-height-and-series')
    expect(gate?.conditions.map((one) => conditionText(one, defaultRubric))).toEqual([
      'Scenario breadth is at least 4',
      'Concept height is at least 4',
      'at least 3 follow-ups are planned',
      'a department owner is named',
      'a campaign budget is set',
    ])
    changeLanguage('zh-Hans')
    expect(gate?.conditions.map((one) => conditionText(one, defaultRubric)).at(2)).toBe(
      '至少计划 3 次后续动作',
    )
  })
})
