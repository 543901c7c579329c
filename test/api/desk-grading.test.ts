/** The grading work on the desk: rounds to score, and rounds whose scores differ widely, with exact totals. */
import { expect, it } from 'vitest'
import type { Desk } from '#server/contracts/desk.ts'
import { eachDatabase } from '../support/databases.ts'
import {
  card,
  criterionIds,
  decide,
  type Member,
  reveal,
  revise,
  save,
  score,
  startCompany,
  submit,
} from './grading-fixtures.ts'

const same = [3, 3, 3, 3, 3, 3, 3, 3]
const other = [5, 3, 3, 3, 3, 3, 3, 3]

eachDatabase((_name, open) => {
  it('has a disagreement from the card that makes it to the revision or decision that ends it', async () => {
    const { add, addFeature } = await startCompany(await open())
    const lena = await add('Lena', 'marketing-lead', { jobFunction: 'pmm', isDepartmentLead: true })
    const pia = await add('Pia', 'pmm', { jobFunction: 'pmm' })
    const paul = await add('Paul', 'pm', { jobFunction: 'pm' })
    const workOf = async ({ client }: Member) => {
      const { awaitingMyCard, disagreements } = (await client.get<Desk>('/api/desk')).body
      return { awaiting: awaitingMyCard?.total, disagreements }
    }
    const none = { items: [], total: 0 }
    const bread = await addFeature('Bread')
    await score(pia, bread, same)
    await save(paul, bread, card(other))
    expect(await workOf(pia)).toEqual({ awaiting: 0, disagreements: none })
    const disagreeing = {
      items: [{ featureId: bread.id, title: 'Bread', criteria: [criterionIds[0]] }],
      total: 1,
    }
    expect((await submit(paul, bread, 1)).status).toBe(200)
    expect(await workOf(pia)).toEqual({ awaiting: 0, disagreements: disagreeing })
    // Nobody reads of a disagreement before scoring or revealing.
    expect(await workOf(lena)).toEqual({ awaiting: 1, disagreements: none })
    await reveal(lena, bread)
    expect(await workOf(lena)).toEqual({ awaiting: 0, disagreements: disagreeing })
    expect((await revise(paul, bread, card(same), 2)).status).toBeLessThan(300)
    expect(await workOf(pia)).toEqual({ awaiting: 0, disagreements: none })
    expect((await revise(paul, bread, card(other), 3)).status).toBeLessThan(300)
    expect(await workOf(pia)).toEqual({ awaiting: 0, disagreements: disagreeing })
    const decision = { grade: 'small-scenario', reason: 'As scored.' }
    expect((await decide(lena, bread, decision)).status).toBeLessThan(300)
    expect(await workOf(pia)).toEqual({ awaiting: 0, disagreements: none })
  })

  it('counts more rounds than it shows', async () => {
    const { add, addFeature } = await startCompany(await open())
    const pia = await add('Pia', 'pmm', { jobFunction: 'pmm' })
    const paul = await add('Paul', 'pm', { jobFunction: 'pm' })
    const features = []
    for (let index = 0; index < 10; index++) {
      const feature = await addFeature(`Bread ${index}`)
      features.push(feature)
      await score(pia, feature, same)
    }
    const deskOf = async ({ client }: Member) => (await client.get<Desk>('/api/desk')).body
    const { awaitingMyCard } = await deskOf(paul)
    expect([awaitingMyCard?.items.length, awaitingMyCard?.total]).toEqual([8, 10])
    expect(awaitingMyCard?.items.map(({ raters }) => raters)).toEqual(Array.from({ length: 8 }, () => 1))
    for (const feature of features.slice(0, 9)) await score(paul, feature, other)
    const { awaitingMyCard: last, disagreements } = await deskOf(paul)
    expect([last?.items.length, last?.total]).toEqual([1, 1])
    expect([disagreements?.items.length, disagreements?.total]).toEqual([8, 9])
  })
})
