import type { NounDeclaration } from '../declaration.ts'

export const sessionNoun = {
  hints: 'its-person',
  tables: {
    sessions: {
      visibility: 'open',
      deletion: {},
      personalData: {
        person_id: { anonymised: 'row-removed', disclosed: 'sessions' },
        address: { anonymised: 'with-row', disclosed: 'sessions' },
        user_agent: { anonymised: 'with-row', disclosed: 'sessions' },
      },
      export: { leftOut: 'open sessions: they let people in' },
      search: null,
    },
    known_devices: {
      visibility: 'open',
      deletion: {},
      personalData: { person_id: { anonymised: 'row-removed', disclosed: 'knownDevices' } },
      export: { leftOut: 'hashes of cookies that recognise a device' },
      search: null,
    },
    attempts: {
      visibility: 'open',
      deletion: {},
      personalData: {
        key: {
          anonymised: 'kept',
          disclosed: { not: 'counts of attempts by network address, gone when their time is over' },
        },
      },
      export: { leftOut: 'how often something was tried' },
      search: null,
    },
  },
} as const satisfies NounDeclaration
