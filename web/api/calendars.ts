import type { Calendar, CalendarDefinition, CalendarList } from '#server/contracts/calendars.ts'
import { call } from './client.ts'

export const listCalendars = () => call<CalendarList>('GET', '/calendars')
export const getCalendar = (id: string) => call<Calendar>('GET', `/calendars/${id}`)
export const changeCalendar = (id: string, version: number, definition: CalendarDefinition) =>
  call<Calendar>('PUT', `/calendars/${id}`, { body: definition, version })
