import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import type { LaunchPage } from '#server/contracts/launches.ts'
import { clientOf } from './people.ts'
import { gotoSettled } from './page-checks.ts'
import { startJourney } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

const reader = 'Helen Marsh'
/** Wide with the responses in request order, and narrow in reverse order. */
const visits = [
  { viewport: { width: 1280, height: 900 }, isReversed: false },
  { viewport: { width: 360, height: 740 }, isReversed: true },
]

/** The pages that people work on, a feature and a launch in each of the states that look different. */
async function addresses(journey: Journey): Promise<string[]> {
  const client = await clientOf(journey, reader)
  const features = (await client.get<FeaturePage>('/api/features?limit=200')).body.items
  const launches = (await client.get<LaunchPage>('/api/launches?limit=200')).body.items
  const graded = features.find((one) => one.grade !== null)
  const ungraded = features.find((one) => one.needsGrading)
  const planned = launches.find((one) => one.status !== 'draft')
  return [
    '/',
    '/my-week',
    '/features',
    `/features/${graded?.id}`,
    `/features/${ungraded?.id}`,
    `/features/${ungraded?.id}/grading`,
    '/launches',
    `/launches/${planned?.id}`,
    `/launches/${planned?.id}/plan`,
    '/people',
    '/workspace',
    '/activity',
    '/account',
  ]
}

/** Records, frame by frame, each heading and control that was visible and then moves. */
function watchMoves(): void {
  const moved: string[] = []
  Object.assign(window, { moved })
  const kinds = 'h1, h2, h3, a, button, input, select, textarea, summary, label, section'
  const places = new Map<Element, DOMRect>()
  const all = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      ...(one.matches(kinds) ? [one] : []),
      ...(one.shadowRoot ? all(one.shadowRoot) : []),
    ])
  const nameOf = (element: Element) => {
    const root = element.getRootNode()
    const host = root instanceof ShadowRoot ? root.host.localName : ''
    return `${host} ${element.localName} "${(element.textContent ?? '').trim().slice(0, 30)}"`
  }
  const look = () => {
    for (const element of all(document)) {
      const place = element.getBoundingClientRect()
      const before = places.get(element)
      places.set(element, place)
      if (
        !before ||
        before.width === 0 ||
        place.width === 0 ||
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
        continue
      const [right, down] = [place.x - before.x, place.y - before.y]
      if (Math.abs(right) > 1 || Math.abs(down) > 1) moved.push(`${nameOf(element)} by ${right}, ${down}`)
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Delays the responses of the API so that they arrive one by one, in request order or in reverse order. */
async function spreadAnswers(page: Page, isReversed: boolean): Promise<void> {
  let count = 0
  await page.route('**/api/**', async (route) => {
    const path = new URL(route.request().url()).pathname
    if (!['/api/session', '/api/events'].includes(path)) {
      count += 1
      const place = isReversed ? Math.max(0, 8 - count) : count
      await new Promise((resolve) => setTimeout(resolve, 80 * place))
    }
    await route.continue()
  })
}

it('nothing visible moves when a later response arrives', { timeout: 300_000 }, async () => {
  const journey = await startJourney('en', {}, 'no-preference')
  const { page, client, say } = journey
  await page.goto('/')
  await page.getByRole('button', { name: say.signIn('sampleButton') }).click()
  await page.getByRole('button', { name: reader }).click({ timeout: 60_000 })
  await page.waitForURL(client.url + '/')
  await page.addInitScript(watchMoves)

  const moves: string[] = []
  for (const path of await addresses(journey))
    for (const { viewport, isReversed } of visits) {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await spreadAnswers(page, isReversed)
      await page.setViewportSize(viewport)
      await gotoSettled(page, path)
      const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved)
      moves.push(...moved.map((one) => `${path}, ${viewport.width} px: ${one}`))
    }
  expect(moves).toEqual([])
})
