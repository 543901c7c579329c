import { html } from 'lit'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import type { HrRubricPage } from '../../../web/pages/rubric/hr-rubric-page.ts'
import '../../../web/pages/rubric/hr-rubric-page.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { answerApi } from '../api-answers.ts'
import { mount, textOf } from '../components/mount.ts'

beforeEach(() => {
  changeLanguage('en')
  queryClient.clear()
})

const rubric = (version: number) => ({
  id: `r${version}`,
  version,
  note: null,
  publishedAt: '2027-03-10T09:00:00.000Z',
  publishedBy: null,
  isCurrent: version === 2,
  definition: defaultRubric,
})

/** The rubric page at an address, and the requests it sent. */
async function open(search: string) {
  const sent = answerApi({
    'GET /rubrics': () => ({ items: [rubric(2), rubric(1)] }),
    'GET /rubrics/current': () => rubric(2),
    'GET /rubrics/r1': () => rubric(1),
  })
  const page = await mount<HrRubricPage>(html`<hr-rubric-page .search=${search}></hr-rubric-page>`)
  const kicker = () => page.shadowRoot!.querySelector('.kicker b')?.textContent
  return { page, kicker, paths: () => sent.map(({ path }) => path) }
}

describe('a page of published versions', () => {
  it('shows the current version, and the one in the address', async () => {
    const current = await open('')
    await vi.waitFor(() => expect(current.kicker()).toBe('Version 2'))
    expect(current.paths()).not.toContain('/rubrics/r1')
    const earlier = await open('?version=1')
    await vi.waitFor(() => expect(earlier.kicker()).toBe('Version 1'))
  })

  it('says that a version in the address was never published', async () => {
    const { page, kicker } = await open('?version=7')
    await vi.waitFor(() => expect(textOf(page)).toContain('There is no version 7 of the rubric.'))
    expect(kicker()).toBeUndefined()
  })
})
