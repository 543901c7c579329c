import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import {
  LaunchTaskQuery,
  NewTask,
  Task,
  TaskChange,
  TaskList,
  TaskPage,
  TaskQuery,
  TaskSkip,
} from '../../contracts/tasks.ts'
import type { Person } from '../../contracts/people.ts'
import { allow, type DepsOf, personOf, requireMayOn } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { ifMatch, sentIfMatch, withEtag } from '../../http/versions.ts'
import { launchOwnerIds } from '../launches/launches.service.ts'
import { taskById } from './changing.service.ts'
import { addTask, editTask, removeTask, taskOwnerIds, taskPage, tasksOfLaunch } from './tasks.service.ts'
import { completeTask, reopenTask, skipTask, tickWeek, unskipTask, untickWeek } from './working.service.ts'

const params = z.object({ id: Id })
const weekParams = z.object({ id: Id, week: z.coerce.number().int().min(1).max(52) })

export function tasksRoutes(api: Api, depsOf: DepsOf): void {
  /** People who may work on a task: roles for any task, its assignee, the PM owners of its features (RULES.md, Roles). */
  const worker = async (request: FastifyRequest, id: string): Promise<Person> => {
    const by = personOf(request)
    await requireMayOn(by, 'task.work', () => taskOwnerIds(depsOf(request).db, id))
    return by
  }
  const answer = { response: { 200: Task } }

  api.get(
    '/launches/:id/tasks',
    {
      ...allow('task.read', { isForTokens: true }),
      schema: {
        summary: 'List the tasks of a launch',
        params,
        querystring: LaunchTaskQuery,
        response: { 200: TaskList },
      },
    },
    async (request) => ({
      items: await tasksOfLaunch(depsOf(request), depsOf(request).db, request.params.id, request.query),
    }),
  )
  api.post(
    '/launches/:id/tasks',
    {
      ...allow('task.add', { isForTokens: true, refuses: ['launch-not-planned', 'launch-archived'] }),
      schema: { summary: 'Add a task to a launch', params, body: NewTask, response: { 201: Task } },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireMayOn(by, 'task.add', () => launchOwnerIds(depsOf(request).db, id))
      return withEtag(reply.code(201), await addTask(depsOf(request), by, id, request.body))
    },
  )
  api.get(
    '/tasks',
    {
      ...allow('task.read', { isForTokens: true }),
      schema: {
        summary: 'List tasks of all launches, filtered and paged',
        querystring: TaskQuery,
        response: { 200: TaskPage },
      },
    },
    async (request) => taskPage(depsOf(request), depsOf(request).db, request.query),
  )
  api.get(
    '/tasks/:id',
    { ...allow('task.read', { isForTokens: true }), schema: { summary: 'Read a task', params, ...answer } },
    async (request, reply) =>
      withEtag(reply, await taskById(depsOf(request), depsOf(request).db, request.params.id)),
  )
  api.patch(
    '/tasks/:id',
    {
      ...allow('task.work', { isForTokens: true, ifMatch: 'required', refuses: ['launch-archived'] }),
      schema: { summary: 'Change fields of a task', params, body: TaskChange, ...answer },
    },
    async (request, reply) => {
      const { id } = request.params
      const by = await worker(request, id)
      return withEtag(reply, await editTask(depsOf(request), by, id, ifMatch(request), request.body))
    },
  )
  api.delete(
    '/tasks/:id',
    {
      ...allow('task.add', {
        isForTokens: true,
        ifMatch: 'required',
        refuses: ['not-own-task', 'phase-would-be-empty', 'launch-archived'],
      }),
      schema: { summary: 'Remove a task that people added', params },
    },
    async (request, reply) => {
      const by = personOf(request)
      const { id } = request.params
      await requireMayOn(by, 'task.add', async () => {
        const { launchId } = await taskById(depsOf(request), depsOf(request).db, id)
        return launchOwnerIds(depsOf(request).db, launchId)
      })
      await removeTask(depsOf(request), by, id, ifMatch(request))
      return reply.code(204).send()
    },
  )
  for (const [method, change, summary] of [
    ['PUT', completeTask, 'Complete a task'],
    ['DELETE', reopenTask, 'Reopen a completed task'],
  ] as const) {
    api.route({
      method,
      url: '/tasks/:id/completion',
      ...allow('task.work', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['already-finished', 'weeks-open', 'launch-archived'],
      }),
      schema: { summary, params, ...answer },
      handler: async (request, reply) => {
        const { id } = request.params
        const by = await worker(request, id)
        return withEtag(reply, await change(depsOf(request), by, id, sentIfMatch(request)))
      },
    })
  }
  api.put(
    '/tasks/:id/skip',
    {
      ...allow('task.work', {
        isForTokens: true,
        ifMatch: 'required',
        refuses: ['already-finished', 'phase-would-be-empty', 'launch-archived'],
      }),
      schema: { summary: 'Skip a task with a reason', params, body: TaskSkip, ...answer },
    },
    async (request, reply) => {
      const { id } = request.params
      const by = await worker(request, id)
      const { reason } = request.body
      return withEtag(reply, await skipTask(depsOf(request), by, id, ifMatch(request), reason))
    },
  )
  api.delete(
    '/tasks/:id/skip',
    {
      ...allow('task.work', { isForTokens: true, ifMatch: 'required', refuses: ['launch-archived'] }),
      schema: { summary: 'Take a skipped task up again', params, ...answer },
    },
    async (request, reply) => {
      const { id } = request.params
      const by = await worker(request, id)
      return withEtag(reply, await unskipTask(depsOf(request), by, id, ifMatch(request)))
    },
  )
  for (const [method, change, summary] of [
    ['PUT', tickWeek, 'Tick a week of a task'],
    ['DELETE', untickWeek, 'Untick a week of a task'],
  ] as const) {
    api.route({
      method,
      url: '/tasks/:id/ticks/:week',
      ...allow('task.work', {
        isForTokens: true,
        ifMatch: 'checked',
        refuses: ['already-finished', 'launch-archived'],
      }),
      schema: { summary, params: weekParams, ...answer },
      handler: async (request, reply) => {
        const { id, week } = request.params
        const by = await worker(request, id)
        return withEtag(reply, await change(depsOf(request), by, id, week, sentIfMatch(request)))
      },
    })
  }
}
