import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { languages } from '#server/contracts/lists.ts'
import type { HrVessel } from '../../../web/components/hr-vessel.ts'
import '../../../web/components/hr-vessel.ts'
import { lowestCapAt, vesselOutline, vesselPartAt } from '../../../web/components/vessel-model.ts'
import { bands } from '../../../web/gallery/samples.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { eachFont } from '../fonts.ts'
import { misfits } from '../misfits.ts'
import { inside, mount, textOf } from './mount.ts'

const vessel = (low: number | null, high = low, lids: HrVessel['lids'] = []) =>
  mount<HrVessel>(html`<hr-vessel .bands=${bands} .low=${low} .high=${high} .lids=${lids}></hr-vessel>`, 320)

describe('hr-vessel', () => {
  beforeEach(() => changeLanguage('en'))

  it('names total and grade', async () => {
    const label = inside(await vessel(56), 'svg').getAttribute('aria-label')
    expect(label).toBe('Total 56.0 of 100, Small scenario')
  })

  it('shows the distance to every threshold', async () => {
    const text = textOf(await vessel(56))
    expect(text).toContain('4.0 to go')
    expect(text).toContain('24.0 to go')
    expect(text).toContain('21.0 above')
  })

  it('rounds a missing distance up, never down', async () => {
    expect(textOf(await vessel(59.97))).toContain('0.1 to go')
  })

  it('shows that a total is exactly on a threshold, not 0.0 above it', async () => {
    const text = textOf(await vessel(60))
    expect(text).toContain('exactly here')
    expect(text).not.toContain('0.0 above')
  })

  it('shows a range while answers are unknown', async () => {
    const label = inside(await vessel(52, 72), 'svg').getAttribute('aria-label')
    expect(label).toBe('Total between 52.0 and 72.0 of 100')
  })

  it('draws a lid at a gate that caps the grade, with the reason', async () => {
    const element = await vessel(67, 67, [
      { cap: 'small-scenario', reason: 'Scenario breadth is 2, 3 is needed' },
    ])
    expect(element.shadowRoot?.querySelector('.lid')).not.toBeNull()
    expect(textOf(element)).toContain('Scenario breadth is 2, 3 is needed')
    expect((await vessel(67)).shadowRoot?.querySelector('.lid')).toBeNull()
  })

  it('is empty before the first score', async () => {
    expect(inside(await vessel(null), 'svg').getAttribute('aria-label')).toBe('No scores yet')
  })
})

describe('labels of the vessel', () => {
  eachFont(() => {
    for (const language of languages)
      it(`stay inside the drawing and do not overlap (${language})`, async () => {
        changeLanguage(language)
        for (const [low, high] of [[null], [0], [56], [60], [88], [100], [52, 72], [97, 100]]) {
          const element = await vessel(low ?? null, high)
          expect(misfits(element), `${low} to ${high}`).toEqual([])
        }
      })

    it('all get the size of the longest name', async () => {
      changeLanguage('en')
      const element = await vessel(88)
      const drawing = inside<SVGSVGElement>(element, 'svg').getBoundingClientRect()
      const name = inside<SVGTextElement>(element, '.name.here')
      expect(name.textContent).toBe('Concept campaign')
      expect(name.getBoundingClientRect().right).toBeLessThanOrEqual(drawing.right)
    })

    it('are measured when the drawing becomes visible', async () => {
      const place: HTMLElement = await mount(
        html`<div hidden><hr-vessel .bands=${bands} .low=${88}></hr-vessel></div>`,
        320,
      )
      place.hidden = false
      await expect.poll(() => misfits(place)).toEqual([])
    })
  })
})

describe('vessel geometry', () => {
  it('chooses the band whose threshold the total reaches', () => {
    expect(vesselPartAt(bands, 59.9)?.grade).toBe('small-scenario')
    expect(vesselPartAt(bands, 60 - 1e-12)?.grade).toBe('big-scenario')
  })
  it('uses the lowest of several lids, and none for the highest grade', () => {
    const lid = (cap: 'announce' | 'small-scenario' | 'concept-campaign') => ({ cap, reason: '' })
    expect(lowestCapAt(bands, [lid('small-scenario'), lid('announce')])).toBe(35)
    expect(lowestCapAt(bands, [lid('concept-campaign')])).toBeNull()
  })
  it('works with other bands', () => {
    expect(
      vesselOutline([
        { grade: 'announce', from: 0 },
        { grade: 'concept-campaign', from: 50 },
      ]),
    ).toMatch(/^M/)
  })
})
