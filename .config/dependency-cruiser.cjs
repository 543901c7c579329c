/** The dependency rules between our folders (server/README.md and web/README.md). Type imports count too. */

const npm = (...names) => `^node_modules/(${names.join('|')})/`
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const contracts = '^server/contracts/'
const plain = '^server/contracts/(lists|names)[.]ts$'

/** What pages stand on, lowest first: each of these folders of web/ knows only those before it. */
const layers = [
  'locales',
  'api',
  'formats',
  'elements',
  'navigation',
  'shell',
  'queries',
  'session',
  'live',
  'editing',
]
const above = (layer) => layers.slice(layers.indexOf(layer) + 1).join('|')
const anyLayer = layers.join('|')

module.exports = {
  forbidden: [
    rule(
      'contracts-import-only-zod',
      'What crosses the wire depends on nothing of ours.',
      { path: contracts },
      { pathNot: [contracts, npm('zod')] },
    ),
    rule(
      'lists-import-nothing',
      'These are what domain and pages may load: zod must not come with them.',
      { path: plain },
      { path: '.' },
    ),
    rule(
      'domain-is-closed',
      'The domain is pure: itself, contract types and Temporal.',
      { path: '^server/domain/', pathNot: '^server/domain/documents/' },
      { pathNot: ['^server/domain/', contracts, npm('temporal-polyfill')] },
    ),
    rule(
      'documents-are-text',
      'Server and pages read a document alike: here the domain also takes parsers, pure functions of a text.',
      { path: '^server/domain/documents/' },
      { pathNot: ['^server/domain/', contracts, npm('marked', 'marked-footnote', 'diff')] },
    ),
    rule(
      'domain-takes-contract-types',
      'From contracts the domain takes types, and values only from lists.ts and names.ts.',
      { path: '^server/domain/' },
      { path: contracts, pathNot: plain, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-repositories-know-kysely',
      'Rows and queries stay in repositories, db/ and migrations.',
      { pathNot: ['[.](repository|service)[.]ts$', '^server/(db/|deps[.]ts$)', '^(migrations|test)/'] },
      { path: npm('kysely') },
    ),
    rule(
      'services-only-hand-on-connections',
      'A service names the type of the connection whose transaction it opens; queries stay in repositories.',
      { path: '[.]service[.]ts$' },
      { path: npm('kysely'), dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-db-knows-drivers',
      'Every line that knows which database it is lives in db/.',
      { pathNot: ['^server/db/', '^test/'] },
      { path: npm('pg', 'better-sqlite3') },
    ),
    rule(
      'only-the-edge-knows-fastify',
      'Plumbing ends at the routes.',
      { pathNot: ['[.]routes[.]ts$', '^server/http/', '^server/(app|main)[.]ts$', '^test/'] },
      { path: npm('fastify', '@fastify', 'fastify-type-provider-zod') },
    ),
    rule(
      'resources-meet-through-services',
      'A resource reaches another only through its service file.',
      { path: '^server/resources/([^/]+)/' },
      {
        path: '^server/resources/',
        pathNot: ['^server/resources/$1/', '[.]service[.]ts$', '^server/resources/declarations?[.]ts$'],
      },
    ),
    rule(
      'declarations-are-data',
      'What a noun is to visibility, hints, deletion, personal data, export and search; the code for it is elsewhere.',
      { path: ['[.]declaration[.]ts$', '^server/resources/declarations?[.]ts$'] },
      {
        pathNot: [
          '[.]declaration[.]ts$',
          '^server/resources/declaration[.]ts$',
          contracts,
          '^server/db/tables[.]ts$',
        ],
      },
    ),
    rule(
      'declarations-are-read-together',
      'Whoever works across nouns walks all of them.',
      { pathNot: ['^server/resources/declarations[.]ts$', '^test/'] },
      { path: '[.]declaration[.]ts$' },
    ),
    rule(
      'people-know-no-accounts',
      'A person is there before anyone gets in: people ← session, api-tokens ← accounts, single-sign-on.',
      { path: '^server/resources/people/' },
      { path: '^server/resources/(session|api-tokens|accounts|single-sign-on)/' },
    ),
    rule(
      'sessions-and-tokens-know-no-accounts',
      'Whatever let someone in begins a session; the session does not ask what it was.',
      { path: '^server/resources/(session|api-tokens)/' },
      { path: '^server/resources/(accounts|single-sign-on)/' },
    ),
    {
      ...rule(
        'resources-know-one-way',
        'Two nouns that need each other are one noun, or three.',
        { path: '^server/resources/' },
        { circular: true },
      ),
      scope: 'folder',
    },
    rule(
      'repositories-look-down',
      'A repository knows db/ and plain data.',
      { path: '[.]repository[.]ts$' },
      { path: ['[.](routes|service)[.]ts$', '^server/http/', '^server/(app|main|config|deps)[.]ts$'] },
    ),
    rule(
      'services-know-no-requests',
      'A service is told plain data, never a request.',
      { path: '[.]service[.]ts$' },
      { path: ['[.]routes[.]ts$', '^server/http/', '^server/(app|main)[.]ts$'] },
    ),
    rule(
      'only-the-app-knows-routes',
      'app.ts is the table of contents.',
      { pathNot: ['^server/app[.]ts$', '^test/'] },
      { path: '[.]routes[.]ts$' },
    ),
    rule(
      'plumbing-knows-no-nouns',
      'db/ and http/ would serve any product.',
      { path: '^server/(db|http)/' },
      { path: ['^server/resources/', '^server/(app|main)[.]ts$'] },
    ),
    rule(
      'adapters-know-no-nouns',
      'What a package or a server elsewhere is spoken to with; the rest is given to it.',
      { path: '^server/adapters/' },
      { path: '^server/', pathNot: ['^server/adapters/', '^server/(config|deps)[.]ts$', contracts] },
    ),
    rule(
      'mail-is-words',
      'Mails turn facts into text; services send them.',
      { path: '^server/mail/' },
      { pathNot: ['^server/mail/', contracts] },
    ),
    rule(
      'migrations-stand-alone',
      'A migration is frozen: it imports Kysely and nothing that may change.',
      { path: '^migrations/' },
      { pathNot: ['^migrations/', npm('kysely')] },
    ),
    rule(
      'only-db-knows-migrations',
      'Migrations run through db/migrate.ts.',
      { pathNot: '^(migrations|server/db|test)/' },
      { path: '^migrations/' },
    ),
    rule(
      'server-knows-no-pages',
      'The server hands out the built pages and imports none of them.',
      { path: '^(server|migrations)/' },
      { path: '^web/' },
    ),
    rule(
      'server-runs-without-dev-dependencies',
      'A deployment installs with --omit=dev.',
      { path: '^(server|migrations)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'components-never-fetch-or-route',
      'Properties in, events out, through however many files.',
      { path: '^web/components/' },
      {
        path: ['^web/(api|app|entities|pages|gallery)/', npm('@tanstack')],
        reachable: true,
      },
    ),
    rule(
      'pages-see-contracts-and-domain',
      'Nothing else of server/ reaches a browser.',
      { path: '^web/' },
      { path: '^server/', pathNot: [contracts, '^server/domain/'] },
    ),
    rule(
      'pages-take-contract-types',
      'A schema value drags zod into the first page.',
      { path: '^web/' },
      { path: contracts, pathNot: plain, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'pages-stay-apart',
      'What two pages share is a component, or stands in a layer below them.',
      { path: '^web/pages/([^/]+)/' },
      { path: '^web/pages/', pathNot: '^web/pages/$1/' },
    ),
    rule(
      'entities-know-no-page',
      'What a feature and a launch have alike is told by its noun, whichever page shows it.',
      { path: '^web/entities/' },
      { path: '^web/pages/' },
    ),
    rule(
      'web-looks-down',
      'app knows pages, pages know components and the layers; never the other way.',
      { path: `^web/(pages|entities|components|events|styles|${anyLayer})/` },
      { path: '^web/(app|gallery)/' },
    ),
    rule(
      'locales-stand-alone',
      'Words and the language they are read in: what they name comes from contracts and the domain.',
      { path: '^web/locales/' },
      { pathNot: ['^web/locales/', contracts, '^server/domain/'] },
    ),
    rule(
      'layers-know-no-elements',
      'Data is fetched, kept and edited without knowing who shows it.',
      { path: `^web/(events|styles|${anyLayer})/` },
      { path: '^web/(pages|entities|components)/' },
    ),
    ...layers
      .slice(1, -1)
      .map((layer) =>
        rule(
          `${layer}-look-down`,
          'A layer knows those before it in the list above.',
          { path: `^web/${layer}/` },
          { path: `^web/(${above(layer)})/` },
        ),
      ),
    rule(
      'nothing-imports-tests',
      'Tests look at the product, never the reverse.',
      { path: '^(server|web|migrations)/' },
      { path: '^(test|[.]config)/' },
    ),
    rule('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    rule(
      'no-orphans',
      'A file nobody imports and that imports nobody is forgotten.',
      { orphan: true, pathNot: ['^(test|[.]config)/', '[.]d[.]ts$', '^web/(vite[.]config[.]ts$|public/)'] },
      {},
    ),
    rule(
      'everything-resolves',
      'An import that leads nowhere hides an arrow. What the build makes may not be there yet.',
      {},
      { couldNotResolve: true, pathNot: '^[.][.]/dist/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
