import { expect, it } from 'vitest'
import type { Problem } from '#server/contracts/problems.ts'
import type { Task } from '#server/contracts/tasks.ts'
import { eachDatabase } from '../support/databases.ts'
import { addOwn, complete, draft, edit, plan, skip, startLaunching, taskOf } from './launches-fixtures.ts'

eachDatabase((_name, open) => {
  it('lets the assignee, the PM of a feature and roles for any task work on a task', async () => {
    const { pia, paul, cora, vera, add, addFeature, feature } = await startLaunching(await open())
    const other = await add('Petra', 'pm')
    const launch = await draft(pia, [feature, await addFeature('Rye')])
    await plan(pia, launch, 'small-scenario')
    const [hers, shared] = [await taskOf(pia, launch, 'teaser'), await taskOf(pia, launch, 'website')]
    const status = async (member: typeof pia, task: Task) => [
      (await complete(member, task)).status,
      (await member.client.delete(`/api/tasks/${task.id}/completion`)).status,
      (await skip(member, task)).status,
      (await member.client.sendLatest('DELETE', `/api/tasks/${task.id}/skip`)).status,
      (await edit(member, await taskOf(pia, launch, task.slug ?? ''), { note: member.person.name })).status,
    ]
    const [yes, no] = [
      [200, 200, 200, 200, 200],
      [403, 403, 403, 403, 403],
    ]
    expect(await status(cora, hers)).toEqual(yes)
    expect(await status(cora, shared)).toEqual(no)
    expect(await status(paul, shared)).toEqual(yes)
    expect(await status(other, shared)).toEqual(no)
    expect(await status(vera, hers)).toEqual(no)
    expect(await status(pia, shared)).toEqual(yes)
    expect((await addOwn(paul, launch)).status).toBe(201)
    for (const member of [other, cora, vera]) expect((await addOwn(member, launch)).status).toBe(403)
    const refusal = await complete<Problem>(cora, shared)
    expect(refusal.body).toMatchObject({
      code: 'not-allowed',
      params: { action: 'task.work', why: 'not-own' },
    })
    const given = await edit(pia, await taskOf(pia, launch, 'website'), { assigneeId: cora.person.id })
    expect((await complete(cora, given.body)).status).toBe(200)
    expect((await vera.client.get(`/api/tasks/${shared.id}`)).status).toBe(200)
  })
})
