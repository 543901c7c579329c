import { html } from 'lit'
import { beforeEach, expect, it } from 'vitest'
import type { Grading } from '#server/contracts/grading.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import type { HrFeatureGrade } from '../../../web/pages/feature/hr-feature-grade.ts'
import '../../../web/pages/feature/hr-feature-grade.ts'
import { mount } from '../components/mount.ts'
import { featureOf } from './feature-samples.ts'

beforeEach(() => changeLanguage('en'))

it('keeps the link to grading in place when the number of cards is loaded', async () => {
  const element = await mount<HrFeatureGrade>(
    html`<hr-feature-grade .feature=${featureOf({ grade: null, needsGrading: true })}></hr-feature-grade>`,
  )
  const top = () => element.shadowRoot!.querySelector('a')!.getBoundingClientRect().top
  const before = top()
  element.grading = {
    decisions: [],
    raters: [{ hasSubmitted: true }, { hasSubmitted: true }, { hasSubmitted: false }],
  } as unknown as Grading
  await element.updateComplete
  expect(element.shadowRoot!.textContent).toMatch(/2/)
  expect(top()).toBe(before)
})
