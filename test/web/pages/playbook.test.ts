import axe from 'axe-core'
import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Grade } from '#server/contracts/lists.ts'
import { defaultPlaybook } from '#server/domain/policy/default-playbook.ts'
import '../../../web/pages/playbook/hr-playbook-matrix.ts'
import type { HrPlaybookMatrix } from '../../../web/pages/playbook/hr-playbook-matrix.ts'
import { offsetName, offsetText, groupSameTexts } from '../../../web/pages/playbook/offsets.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount, textOf } from '../components/mount.ts'

beforeEach(() => changeLanguage('en'))

const matrix = (grade: Grade | null = null, open = '') =>
  mount<HrPlaybookMatrix>(
    html`<hr-playbook-matrix
      .tasks=${defaultPlaybook.tasks}
      .grade=${grade}
      .open=${open}
    ></hr-playbook-matrix>`,
  )
const taskRows = (element: HrPlaybookMatrix) => [...element.renderRoot.querySelectorAll('tr.task')]
const cellsOf = (element: HrPlaybookMatrix, task: string) =>
  [...element.renderRoot.querySelectorAll(`#${task} td.offset`)].map((cell) =>
    (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
  )

describe('the playbook matrix', () => {
  it('shows the number of tasks of each grade', async () => {
    const heads = [...(await matrix()).renderRoot.querySelectorAll('th.grade')].map((one) =>
      (one.textContent ?? '').replace(/\s+/g, ' ').trim(),
    )
    expect(heads).toEqual([
      'Announce 10 tasks',
      'Small scenario 32 tasks',
      'Big scenario 51 tasks',
      'Concept campaign 54 tasks',
    ])
  })

  it('shows offsets from T, weekly ticks, and what a grade does not include', async () => {
    const element = await matrix()
    expect(cellsOf(element, 'attach-prd')).toEqual(['T−10', 'T−40', 'T−55', 'T−85'])
    expect(cellsOf(element, 'weekly-report')).toEqual(['–not in this grade', 'T+7 × 1', 'T+7 × 4', 'T+7 × 8'])
    expect(cellsOf(element, 'notice-monthly-item')).toEqual(['T', 'T', 'T', 'T'])
  })

  it('filtered to one grade shows only its tasks, each with its deliverable', async () => {
    const element = await matrix('announce')
    expect(taskRows(element)).toHaveLength(10)
    expect(textOf(element)).toContain(
      defaultPlaybook.tasks.find((one) => one.id === 'notice-monthly-item')?.grades.announce?.deliverable.en,
    )
  })

  it('expands a task with its requirements per grade and its order', async () => {
    const element = await matrix(null, 'prd-review')
    const task = element.renderRoot.querySelector('hr-playbook-task')
    await task?.updateComplete
    const text = (task?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ')
    expect(text).toContain('Comes after Attach PRD')
    expect(text).toContain('Comes before Score and decide')
    expect(text).toContain('Done when')
    expect(element.renderRoot.querySelector('#prd-review a')?.getAttribute('aria-expanded')).toBe('true')
  })

  it('shows a text once for the grades that share it', () => {
    for (const task of defaultPlaybook.tasks) {
      const groups = groupSameTexts(task)
      expect(groups.flatMap((group) => group.grades)).toHaveLength(Object.keys(task.grades).length)
      const texts = groups.map((group) => group.asks.deliverable.en + group.asks.doneWhen.en)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  it('formats offsets in both languages', () => {
    expect([-10, 0, 7].map(offsetText)).toEqual(['T−10', 'T', 'T+7'])
    expect([-1, 0, 7].map(offsetName)).toEqual(['1 day before T', 'on T', '7 days after T'])
    changeLanguage('zh-Hans')
    expect([-10, 0, 7].map(offsetName)).toEqual(['T 前 10 天', 'T 当天', 'T 后 7 天'])
  })

  it('has no axe violations', async () => {
    const element = await matrix(null, 'gray-evidence')
    const { violations } = await axe.run(element, {
      runOnly: ['wcag2a', 'wcag2aa'],
      resultTypes: ['violations'],
    })
    expect(violations.map((one) => `${one.id} ${one.nodes[0]?.html}`)).toEqual([])
  })
})
