import { html } from 'lit'
import { describe, expect, it } from 'vitest'
import { grades, languages } from '#server/contracts/lists.ts'
import type { Grade } from '#server/contracts/lists.ts'
import { stretchesOf, todayAlong } from '../../../web/components/channel-model.ts'
import type { HrChannel } from '../../../web/components/hr-channel.ts'
import '../../../web/components/hr-channel.ts'
import { launchDate, progressOf, today, underWay } from '../../../web/gallery/samples.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { eachFont } from '../fonts.ts'
import { misfits } from '../misfits.ts'
import { inside, mount, textOf } from './mount.ts'

const channel = (grade: string, width = 1100) =>
  mount<HrChannel>(
    html`<hr-channel
      .grade=${grade}
      .progress=${underWay}
      .launchDate=${launchDate}
      .today=${today}
    ></hr-channel>`,
    width,
  )

/** The height of the channel bed, from the clip path that bounds the water. */
const bedHeight = (element: HrChannel) => inside<SVGPathElement>(element, '#bed path').getBBox().height

describe('hr-channel', () => {
  it('describes grade, date and every phase with its numbers', async () => {
    changeLanguage('en')
    const name = inside(await channel('big-scenario'), 'svg').getAttribute('aria-label')
    expect(name).toContain('Big scenario')
    expect(name).toContain('Tue 16 Mar 2027')
    expect(name).toContain('Warm-up 4 of 7 done, 2 late')
    expect(name).toContain('Preparation 9 of 11 done')
  })

  it('lists the same as text', async () => {
    const items = (await channel('announce')).shadowRoot?.querySelectorAll('li') ?? []
    expect([...items].map((item) => item.textContent)).toContain('Lead handoff 1 of 6 done, 1 late')
    expect(items).toHaveLength(7)
  })

  it('grows wider with each grade', async () => {
    const heights: number[] = []
    for (const grade of grades) heights.push(bedHeight(await channel(grade)))
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    expect(new Set(heights).size).toBe(grades.length)
  })

  it('is vertical on a phone and fits it', async () => {
    const element = await channel('concept-campaign', 328)
    const box = inside(element, 'svg').getBoundingClientRect()
    expect(box.width).toBeLessThanOrEqual(328)
    expect(box.height).toBeGreaterThan(box.width)
  })

  it('changes language in place', async () => {
    const element = await channel('small-scenario')
    changeLanguage('zh-Hans')
    await element.updateComplete
    expect(textOf(element)).toContain('线索承接')
    changeLanguage('en')
  })

  it('shows that nothing is planned instead of zeros', async () => {
    const element = await mount<HrChannel>(html`<hr-channel></hr-channel>`)
    expect(inside(element, 'svg').getAttribute('aria-label')).toContain('nothing is planned yet')
    expect(inside(element, 'svg').textContent).not.toContain('0 / 0')
  })
})

describe('labels of the channel', () => {
  const far = progressOf([
    [10, 111],
    [0, 36],
    [24, 77, 22],
    [12, 99, 10],
    [13, 25, 11],
    [11, 46, 11],
    [0, 17],
  ])
  const days = ['2027-01-01', '2027-01-20', '2027-02-05', today, '2027-03-12', launchDate, '2027-09-12']
  const dated = (grade: Grade, day: string, width: number, progress = underWay) =>
    mount<HrChannel>(
      html`<hr-channel
        .grade=${grade}
        .progress=${progress}
        .launchDate=${launchDate}
        .today=${day}
      ></hr-channel>`,
      width,
    )
  const wordsOf = (element: HrChannel) =>
    [...(element.shadowRoot?.querySelectorAll('text') ?? [])].map((one) => one.textContent)

  eachFont((font) => {
    for (const language of languages)
      it(`stay inside the drawing and do not overlap, on any day (${language})`, async () => {
        changeLanguage(language)
        for (const width of [328, 660, 900, 1180])
          for (const [grade, progress] of [
            ['announce', underWay],
            ['concept-campaign', far],
          ] as const) {
            const element = await dated(grade, today, width, progress)
            for (const day of days) {
              element.today = day
              await element.updateComplete
              expect(misfits(element), `${grade} on ${day} at ${width}`).toEqual([])
            }
          }
        changeLanguage('en')
      })

    it('show the start date of a stretch where there is room', async () => {
      const wide = wordsOf(await dated('big-scenario', '2027-01-20', 1180))
      expect(wide).toContain('0 / 6 · from 2 Mar')
      expect(wide).toContain('Lead handoff')
      const element = await dated('big-scenario', '2027-01-20', 660)
      const box = inside(element, 'svg').getBoundingClientRect()
      expect(box.height > box.width / 2, 'stands upright where its words are too long to lie').toBe(
        font === 'wide',
      )
      expect(wordsOf(element)).toContain('Lead handoff')
    })
  })
})

describe('todayAlong', () => {
  const stretches = stretchesOf(progressOf([]))
  it('is at the gate on the launch date', () => {
    expect(todayAlong(stretches, launchDate, launchDate)).toBe(1)
  })
  it('increases monotonically with the date', () => {
    const days = [
      '2027-01-01',
      '2027-02-01',
      '2027-02-20',
      '2027-03-10',
      launchDate,
      '2027-04-01',
      '2027-12-31',
    ]
    const places = days.map((day) => todayAlong(stretches, launchDate, day) ?? NaN)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBe(-1)
    expect(places.at(-1)).toBe(5)
  })
  it('is undefined without a launch date', () => {
    expect(todayAlong(stretches, null, today)).toBeNull()
  })
})

describe('stretchesOf', () => {
  it('excludes skipped tasks from the level', () => {
    const [first] = progressOf([[3, 5]])
    const { preparation } = stretchesOf(first ? [{ ...first, skipped: 2 }] : [])
    expect(preparation).toMatchObject({ total: 3, done: 3, level: 1, isEmpty: false })
  })
})
