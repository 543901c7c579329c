import { expect, it } from 'vitest'
import { inParts } from '#server/time-slices.ts'

it('lets others have a turn whenever a slice is over, however much a part takes', async () => {
  const order: string[] = []
  const work = inParts([1, 2, 3, 4, 5, 6], 2, ([first]) => {
    const end = performance.now() + 10
    while (performance.now() < end);
    order.push(`part ${first}`)
    setImmediate(() => order.push('another'))
  })
  await work
  expect(order).toEqual(['part 1', 'another', 'part 3', 'another', 'part 5', 'another'])
})
