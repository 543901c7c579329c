import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import { Calendar, CalendarDefinition, CalendarList } from '../../contracts/calendars.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { getCalendar, listCalendars } from './calendars.repository.ts'
import { addCalendar, replaceCalendar } from './calendars.service.ts'

const params = z.object({ id: Id })

export function calendarsRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/calendars',
    {
      ...allow('calendar.read', { isForTokens: true }),
      schema: { summary: 'List the calendars', response: { 200: CalendarList } },
    },
    async (request) => ({ items: await listCalendars(depsOf(request).db) }),
  )
  api.post(
    '/calendars',
    {
      ...allow('calendar.edit', { isForTokens: true }),
      schema: { summary: 'Add a calendar', body: CalendarDefinition, response: { 201: Calendar } },
    },
    async (request, reply) =>
      withEtag(reply.code(201), await addCalendar(depsOf(request), personOf(request), request.body)),
  )
  api.get(
    '/calendars/:id',
    {
      ...allow('calendar.read', { isForTokens: true }),
      schema: { summary: 'Read a calendar', params, response: { 200: Calendar } },
    },
    async (request, reply) => withEtag(reply, await getCalendar(depsOf(request).db, request.params.id)),
  )
  api.put(
    '/calendars/:id',
    {
      ...allow('calendar.edit', { isForTokens: true, ifMatch: 'required' }),
      schema: {
        summary: 'Replace a calendar',
        params,
        body: CalendarDefinition,
        response: { 200: Calendar },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await replaceCalendar(depsOf(request), personOf(request), id, ifMatch(request), request.body),
      )
    },
  )
}
