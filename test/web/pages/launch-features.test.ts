import { html } from 'lit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Launch, LaunchFeature } from '#server/contracts/launches.ts'
import type { HrLaunchFeatures } from '../../../web/pages/launch/hr-launch-features.ts'
import '../../../web/pages/launch/hr-launch-features.ts'
import { setFeature } from '../../../web/pages/launch/launch-actions.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { removeToast, toasts } from '../../../web/shell/toasts.ts'
import { mount, textOf } from '../components/mount.ts'
import { launchOf } from './launch-samples.ts'

const featureOf = (id: string): LaunchFeature => ({
  id,
  title: `Feature ${id}`,
  grade: null,
  stage: 'building',
  releaseDate: null,
  prdFinalOn: null,
  pmOwnerId: null,
  isConfidential: false,
})
const [one, two, three] = ['1', '2', '3'].map(featureOf) as [LaunchFeature, LaunchFeature, LaunchFeature]

type Sent = { method: string; ifMatch: string | null; body: unknown }
const really = window.fetch
/** Fakes the server: returns the answers (status and body) in order; the last one repeats. */
function answerWith(answers: [number, unknown][]): Sent[] {
  const sent: Sent[] = []
  window.fetch = (_url, init) => {
    const headers = new Headers(init?.headers)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null
    sent.push({ method: init?.method ?? 'GET', ifMatch: headers.get('if-match'), body })
    const [status, answer] = answers.length > 1 ? answers.shift()! : answers[0]!
    return Promise.resolve(Response.json(answer, { status }))
  }
  return sent
}
const stale = { code: 'stale-version', status: 412 }

beforeEach(() => changeLanguage('en'))
afterEach(() => {
  window.fetch = really
  for (const { id } of toasts()) removeToast(id)
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the features of a launch', () => {
  const features = (launch: Launch, isFixed = false) =>
    mount<HrLaunchFeatures>(
      html`<hr-launch-features .launch=${launch} .isFixed=${isFixed}></hr-launch-features>`,
    )
  const buttons = (element: HrLaunchFeatures) => [
    ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.promoted button'),
  ]

  it('keeps at least one, with an explanation', async () => {
    const [only] = buttons(await features(launchOf({ features: [one] })))
    expect(only!.disabled).toBe(true)
    expect(only!.title).toContain('at least one feature')
    const both = buttons(await features(launchOf({ features: [one, two] })))
    expect(both.map(({ disabled }) => disabled)).toEqual([false, false])
  })

  it('are read-only without permission to plan', async () => {
    const element = await features(launchOf({ features: [one, two] }), true)
    expect(textOf(element)).toContain('Feature 1')
    expect(element.shadowRoot!.querySelectorAll('button')).toHaveLength(0)
  })

  it('merges a change with concurrent changes to the features', async () => {
    const theirs = launchOf({ features: [one, three], version: 2 })
    const sent = answerWith([
      [412, stale],
      [200, theirs],
      [200, launchOf({ version: 3 })],
    ])
    await setFeature(launchOf({ features: [one] }), two, true)
    expect(sent.at(-1)).toEqual({ method: 'PATCH', ifMatch: '"2"', body: { featureIds: ['1', '2', '3'] } })
    expect(toasts()[0]).toMatchObject({ text: 'Feature 2 is part of this launch', kind: 'said' })
  })

  it('restores a removed feature at its previous position', async () => {
    const sent = answerWith([[200, launchOf({ features: [two], version: 2 })]])
    await setFeature(launchOf({ features: [one, two] }), one, false)
    toasts()[0]!.undo!()
    await settled()
    expect(sent.map(({ ifMatch, body }) => [ifMatch, body])).toEqual([
      ['"1"', { featureIds: ['2'] }],
      ['"2"', { featureIds: ['1', '2'] }],
    ])
  })

  it('explains that the last one cannot be removed', async () => {
    const errors = [{ path: 'featureIds', code: 'too-short', params: { min: 1 } }]
    answerWith([[400, { code: 'invalid-input', status: 400, errors }]])
    await setFeature(launchOf({ features: [one] }), one, false)
    expect(toasts()).toMatchObject([
      { kind: 'problem', text: expect.stringContaining('at least one feature') },
    ])
  })
})
