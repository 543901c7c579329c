import { describe, expect, it } from 'vitest'
import { match } from '../../../web/app/router.ts'
import { notFoundRoute, routes } from '../../../web/app/routes.ts'

describe('the route table', () => {
  it('prefers literal segments to ids', () => {
    expect(match('/features/import').route.tag).toBe('hr-import-page')
    expect(match('/features/0197')).toMatchObject({
      route: { tag: 'hr-feature-page' },
      params: { id: '0197' },
    })
    expect(match('/launches/new').route.tag).toBe('hr-new-launch-page')
    expect(match('/launches/0197/plan').params).toEqual({ id: '0197' })
    expect(match('/Launches/').route.tag).toBe('hr-launches-page')
  })

  it('has a page for unknown addresses', () => {
    expect(match('/tiers').route).toBe(notFoundRoute)
    expect(match('/launches/0197/plan/more').route).toBe(notFoundRoute)
    expect(match('/features/%E0%A4%A').route.tag).toBeDefined()
  })

  for (const route of [...routes, notFoundRoute]) {
    it(`loads ${route.path} as ${route.tag}`, async () => {
      await route.load()
      expect(customElements.get(route.tag)).toBeDefined()
    })
  }
})
