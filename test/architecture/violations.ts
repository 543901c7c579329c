/** A tree in which every dependency is allowed, and one violation of each rule to add to it. */

const service = (noun: string) => `server/resources/${noun}/${noun}.service.ts`
const repository = (noun: string) => `server/resources/${noun}/${noun}.repository.ts`
const routes = (noun: string) => `server/resources/${noun}/${noun}.routes.ts`
const value = (path: string) => `import { thing } from '${path}'\nexport const own = thing\n`
const type = (path: string) => `import type { thing } from '${path}'\nexport type Own = typeof thing\n`

export const validFiles: Record<string, string> = {
  'server/contracts/lists.ts': 'export const thing = 1\n',
  'server/contracts/boats.ts': value('zod') + `export { thing } from './lists.ts'\n`,
  'server/domain/sail.ts':
    value('../contracts/lists.ts') + `export type { thing } from '../contracts/boats.ts'\n`,
  'server/domain/tide.ts': value('temporal-polyfill') + `export * from './sail.ts'\n`,
  'server/domain/documents/outline.ts': value('marked') + `import 'diff'\nimport '../sail.ts'\n`,
  'server/db/database.ts': value('kysely') + `import 'pg'\nimport '../../migrations/0001_boats.ts'\n`,
  'server/http/zod.ts': value('fastify'),
  'server/app.ts': `import './http/zod.ts'\nimport './${routes('boats').slice(7)}'\nimport './${routes('crew').slice(7)}'\n`,
  'server/main.ts': `import './app.ts'\nimport './db/database.ts'\nexport const thing = 1\n`,
  [routes('boats')]: value('fastify') + `import './boats.service.ts'\nimport '../../http/zod.ts'\n`,
  [service('boats')]:
    value('./boats.repository.ts') +
    type('kysely').replace('Own', 'Db') +
    `import '../crew/crew.service.ts'\n`,
  [repository('boats')]:
    value('kysely') + `import '../../domain/sail.ts'\nimport '../../contracts/boats.ts'\n`,
  [routes('crew')]: value('./crew.repository.ts'),
  [service('crew')]: value('../../domain/tide.ts') + `import '../declarations.ts'\n`,
  'server/resources/crew/crew.declaration.ts': type('../declaration.ts'),
  'server/resources/declaration.ts': type('../contracts/boats.ts'),
  'server/resources/declarations.ts': value('./crew/crew.declaration.ts'),
  [repository('crew')]: value('../../db/database.ts'),
  'migrations/0001_boats.ts': value('kysely'),
  'web/app/shell.ts': `export const load = () => import('../pages/boats/boats-page.ts')\n`,
  'web/pages/boats/boats-page.ts':
    value('../../api/boats.ts') + `import '../../components/hr-sail.ts'\nimport '#server/domain/tide.ts'\n`,
  'web/pages/crew/crew-page.ts': value('../../queries/wind.ts'),
  'web/api/boats.ts': type('#server/contracts/boats.ts'),
  'web/locales/boats.ts': value('#server/contracts/lists.ts'),
  'web/queries/wind.ts': value('../locales/boats.ts'),
  'web/components/hr-sail.ts': value('lit') + `import '../queries/wind.ts'\n`,
  'test/boats.test.ts': value('#server/main.ts') + `import 'kysely'\n`,
}

/** Each violation: the rule that must detect it, the file in which it is found, and what is added or replaced. */
const fault = (rule: string, from: string, text: string, others: Record<string, string> = {}) => ({
  rule,
  from,
  files: { [from]: text, ...others },
})

export const plantedViolations = [
  fault('contracts-import-only-zod', 'server/contracts/wrong.ts', value('../domain/sail.ts')),
  fault('contracts-import-only-zod', 'server/contracts/reads-disk.ts', value('node:fs')),
  fault('lists-import-nothing', 'server/contracts/lists.ts', value('zod')),
  fault('domain-is-closed', 'server/domain/reads-disk.ts', value('node:fs')),
  fault('domain-is-closed', 'server/domain/asks.ts', value('../db/database.ts')),
  fault('domain-is-closed', 'server/domain/types-only.ts', type('kysely')),
  fault('domain-is-closed', 'server/domain/parses-markdown.ts', value('marked')),
  fault('documents-are-text', 'server/domain/documents/asks.ts', type('kysely')),
  fault('domain-takes-contract-types', 'server/domain/parses.ts', value('../contracts/boats.ts')),
  fault('only-repositories-know-kysely', 'server/resources/boats/boats.queries.ts', type('kysely')),
  fault('services-only-hand-on-connections', 'server/resources/gear/gear.service.ts', value('kysely')),
  fault('only-db-knows-drivers', repository('gear'), value('pg')),
  fault('only-the-edge-knows-fastify', 'server/resources/rope/rope.service.ts', type('fastify')),
  fault(
    'resources-meet-through-services',
    'server/resources/rope/rope.routes.ts',
    value('../crew/crew.repository.ts'),
  ),
  fault('resources-meet-through-services', repository('rope'), type('../crew/crew.repository.ts')),
  fault('declarations-are-data', 'server/resources/rope/rope.declaration.ts', type('../../domain/sail.ts')),
  fault('declarations-are-read-together', service('tackle'), value('../crew/crew.declaration.ts')),
  fault('people-know-no-accounts', service('people'), value('../session/session.service.ts'), {
    [service('session')]: 'export const thing = 1\n',
  }),
  fault('people-know-no-accounts', repository('people'), type('../accounts/links.service.ts'), {
    'server/resources/accounts/links.service.ts': 'export const thing = 1\n',
  }),
  fault('sessions-and-tokens-know-no-accounts', routes('session'), value('../accounts/links.service.ts')),
  fault('sessions-and-tokens-know-no-accounts', service('api-tokens'), type('../accounts/links.service.ts')),
  {
    rule: 'resources-know-one-way',
    from: 'server/resources/oar',
    files: {
      [service('oar')]: value('../rudder/rudder.service.ts'),
      'server/resources/rudder/rudder.service.ts': 'export const thing = 1\n',
      'server/resources/rudder/steering.service.ts': value('../oar/oar.service.ts'),
    },
  },
  fault('repositories-look-down', repository('mast'), value('./mast.service.ts'), {
    [service('mast')]: 'export const thing = 1\n',
  }),
  fault('services-know-no-requests', service('keel'), value('../../http/zod.ts')),
  fault('only-the-app-knows-routes', service('deck'), value('../crew/crew.routes.ts')),
  fault('plumbing-knows-no-nouns', 'server/http/session.ts', value('../resources/crew/crew.service.ts')),
  fault('plumbing-knows-no-nouns', 'server/db/seed.ts', value('../resources/crew/crew.repository.ts')),
  fault('adapters-know-no-nouns', 'server/adapters/mail.ts', value('../resources/crew/crew.service.ts')),
  fault('mail-is-words', 'server/mail/invitation.ts', value('../db/database.ts')),
  fault('migrations-stand-alone', 'migrations/0002_wrong.ts', value('../server/contracts/lists.ts')),
  fault('only-db-knows-migrations', 'server/http/migrates.ts', value('../../migrations/0001_boats.ts')),
  fault('server-knows-no-pages', 'server/http/pages.ts', value('../../web/queries/wind.ts')),
  fault('server-runs-without-dev-dependencies', 'server/http/tools.ts', value('knip')),
  fault('components-never-fetch-or-route', 'web/components/hr-fetch.ts', value('../api/boats.ts')),
  fault('components-never-fetch-or-route', 'web/components/hr-roundabout.ts', value('../events/told.ts'), {
    'web/events/told.ts': value('../api/boats.ts'),
  }),
  fault('components-never-fetch-or-route', 'web/components/hr-query.ts', value('@tanstack/query-core')),
  fault('pages-see-contracts-and-domain', 'web/pages/boats/own.ts', type('#server/db/database.ts')),
  fault('pages-take-contract-types', 'web/pages/boats/form.ts', value('#server/contracts/boats.ts')),
  fault('pages-stay-apart', 'web/pages/crew/borrows.ts', value('../boats/boats-page.ts')),
  fault('entities-know-no-page', 'web/entities/hr-wreck.ts', value('../pages/boats/boats-page.ts')),
  fault('web-looks-down', 'web/pages/crew/navigates.ts', value('../../app/shell.ts')),
  fault('layers-know-no-elements', 'web/queries/picture.ts', value('../components/hr-sail.ts')),
  fault('locales-stand-alone', 'web/locales/wind.ts', value('../queries/wind.ts')),
  fault('locales-stand-alone', 'web/locales/plurals.ts', value('lit')),
  ...['api', 'formats', 'elements', 'navigation', 'shell', 'queries', 'session', 'live'].map((layer) =>
    fault(`${layer}-look-down`, `web/${layer}/looks-up.ts`, type('../editing/editor.ts'), {
      'web/editing/editor.ts': value('../queries/wind.ts'),
    }),
  ),
  fault('nothing-imports-tests', 'server/http/cheats.ts', value('../../test/boats.test.ts')),
  fault('no-cycles', 'server/domain/egg.ts', type('./hen.ts'), { 'server/domain/hen.ts': value('./egg.ts') }),
  fault('no-orphans', 'server/domain/forgotten.ts', 'export const thing = 1\n'),
  fault('everything-resolves', 'server/domain/lost.ts', value('./nowhere.ts')),
]
