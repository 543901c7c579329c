/** Every kind of query on a guarded table returns all visible rows and no hidden one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { RowFilter } from '#server/db/row-filter.ts'
import { nestedIn } from '#server/db/transactions.ts'
import type { Database } from '#server/db/tables.ts'
import { newFeatureRow } from '#server/resources/features/features.rows.ts'
import { eachDatabase, type OpenTestDatabase } from '../support/databases.ts'

/** Features by title; those titled like `hidden…` are hidden; each depends on the previous one. */
async function openFiltered(open: OpenTestDatabase) {
  const db = await open()
  const titles = ['seen 1', 'hidden 1', 'seen 2', 'hidden 2']
  const rows = titles.map((title, index) =>
    newFeatureRow(
      { title, tags: [titles[index - 1] ?? ''] },
      { id: title, createdAt: '2026-01-01T00:00:00.000Z' },
    ),
  )
  await db.insertInto('features').values(rows).execute()
  const person = { role: 'pm', language: 'en', is_department_lead: 0, version: 1, created_at: '' } as const
  await db
    .insertInto('people')
    .values(titles.map((title) => ({ ...person, id: `of ${title}`, name: title, email: title })))
    .execute()
  const secret = db
    .selectFrom('features as secret')
    .select('secret.id')
    .where('secret.title', 'like', 'hidden%')
  const guarded = db.withPlugin(
    new RowFilter({
      people: 'open',
      feature_named_people: 'open',
      features: {
        visible: (alias) => sql`${sql.ref(`${alias}.id`)} not in ${secret}`.toOperationNode(),
        hidden: [(alias) => sql`${sql.ref(`${alias}.id`)} in ${secret}`.toOperationNode()],
      },
    }),
  )
  return { db, guarded }
}

const idsOf = (rows: readonly { id: string | null }[]) => rows.map(({ id }) => id).sort()
const seen = ['seen 1', 'seen 2']
const all = ['hidden 1', 'hidden 2', ...seen]

type Ask = (db: Kysely<Database>) => Promise<readonly { id: string | null }[]>

/** Every kind of query, with its results for hidden and for visible rows: ids, or null where a join has no match. */
const ways: Record<string, [Ask, (string | null)[]]> = {
  from: [(db) => db.selectFrom('features').select('id').execute(), seen],
  'an alias': [(db) => db.selectFrom('features as f').select('f.id').execute(), seen],
  'where with or': [
    (db) =>
      db
        .selectFrom('features')
        .select('id')
        .where((eb) => eb.or([eb('title', 'like', 'hidden%'), eb('title', 'like', 'seen%')]))
        .execute(),
    seen,
  ],
  'or beside where': [
    (db) =>
      db
        .selectFrom('features')
        .select('id')
        .where(sql<boolean>`title = 'seen 1' or title = 'hidden 1'`)
        .execute(),
    ['seen 1'],
  ],
  'a guessed id': [(db) => db.selectFrom('features').select('id').where('id', '=', 'hidden 1').execute(), []],
  'an inner join': [
    (db) =>
      db
        .selectFrom('people')
        .innerJoin('features', 'features.id', 'people.name')
        .select('features.id')
        .execute(),
    seen,
  ],
  'an inner join with or': [
    (db) =>
      db
        .selectFrom('people')
        .innerJoin('features as f', (on) =>
          on.on((eb) => eb.or([eb('f.id', '=', eb.ref('people.name')), eb('f.id', '=', 'hidden 1')])),
        )
        .where('people.name', '=', 'seen 1')
        .select('f.id')
        .execute(),
    ['seen 1'],
  ],
  'a left join': [
    (db) => db.selectFrom('people').leftJoin('features as f', 'f.id', 'people.name').select('f.id').execute(),
    [null, null, ...seen],
  ],
  'a cross join': [
    (db) =>
      db
        .selectFrom('people')
        .crossJoin('features')
        .where('people.name', '=', 'seen 1')
        .select('features.id')
        .execute(),
    seen,
  ],
  'two tables in from': [
    (db) =>
      db
        .selectFrom(['people', 'features as f'])
        .whereRef('f.id', '=', 'people.name')
        .select('f.id')
        .execute(),
    seen,
  ],
  'itself joined': [
    (db) =>
      db.selectFrom('features as a').innerJoin('features as b', 'b.id', 'a.id').select('b.id').execute(),
    seen,
  ],
  'a table in select': [
    (db) =>
      db
        .selectFrom('people')
        .select((eb) =>
          eb
            .selectFrom('features')
            .whereRef('features.id', '=', 'people.name')
            .select('features.id')
            .as('id'),
        )
        .execute(),
    [null, null, ...seen],
  ],
  'a subquery in where': [
    (db) =>
      db
        .selectFrom('people')
        .select('name as id')
        .where('name', 'in', (eb) => eb.selectFrom('features').select('features.id'))
        .execute(),
    seen,
  ],
  'a subquery not in': [
    (db) =>
      db
        .selectFrom('people')
        .select('name as id')
        .where('name', 'not in', db.selectFrom('features').select('features.id'))
        .execute(),
    ['hidden 1', 'hidden 2'],
  ],
  exists: [
    (db) =>
      db
        .selectFrom('people')
        .select('name as id')
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('features').whereRef('features.id', '=', 'people.name').select('features.id')),
        )
        .execute(),
    seen,
  ],
  'a subquery in from': [
    (db) =>
      db
        .selectFrom((eb) => eb.selectFrom('features').selectAll().as('inner'))
        .select('inner.id')
        .execute(),
    seen,
  ],
  'a query of its own in from': [
    (db) => db.selectFrom(db.selectFrom('features').selectAll().as('inner')).select('inner.id').execute(),
    seen,
  ],
  'a joined subquery': [
    (db) =>
      db
        .selectFrom('people')
        .innerJoin(db.selectFrom('features').selectAll().as('f'), 'f.id', 'people.name')
        .select('f.id')
        .execute(),
    seen,
  ],
  'a common table expression': [
    (db) =>
      db
        .with('some', (cte) => cte.selectFrom('features').selectAll())
        .selectFrom('some')
        .select('some.id')
        .execute(),
    seen,
  ],
  'a recursive expression': [
    (db) =>
      db
        .withRecursive('some', (cte) =>
          cte
            .selectFrom('features')
            .where('features.id', '=', 'hidden 1')
            .select('features.id')
            .union(cte.selectFrom('features').select('features.id')),
        )
        .selectFrom('some')
        .select('some.id')
        .execute(),
    seen,
  ],
  'a union': [
    (db) =>
      db
        .selectFrom('people')
        .select('id')
        .where('id', '=', 'nobody')
        .union(db.selectFrom('features').select('id'))
        .execute(),
    seen,
  ],
  'many unions of queries in from': [
    (db) => {
      const part = (title: string) =>
        db
          .selectFrom(db.selectFrom('features').select('id').where('title', '=', title).as('part'))
          .selectAll()
      return all
        .slice(1)
        .reduce((query, title) => query.unionAll(part(title)), part(all[0]!))
        .execute()
    },
    seen,
  ],
  'a query within raw SQL': [
    (db) =>
      db
        .selectFrom('people')
        .select('name as id')
        .where(sql<boolean>`people.name in (${db.selectFrom('features').select('features.id')})`)
        .execute(),
    seen,
  ],
  'a transaction': [(db) => db.transaction().execute((trx) => ways.from![0](trx)), seen],
  'a joined transaction': [
    (db) =>
      db.transaction().execute((trx) =>
        nestedIn(trx)
          .transaction()
          .execute((inner) => ways.from![0](inner)),
      ),
    seen,
  ],
}

eachDatabase((_name, open) => {
  describe('a guarded database', () => {
    it.each(Object.entries(ways))('is filtered in %s', async (_way, [ask, expected]) => {
      const { db, guarded } = await openFiltered(open)
      expect(idsOf(await ask(guarded))).toEqual([...expected].sort())
      // Without the guard the query returns hidden rows.
      expect(idsOf(await ask(db))).not.toEqual([...expected].sort())
    })

    it('counts visible rows only', async () => {
      const { guarded } = await openFiltered(open)
      const count = guarded.selectFrom('features').select((eb) => eb.fn.countAll<number>().as('total'))
      expect(await count.executeTakeFirstOrThrow()).toEqual({ total: 2 })
      const some = count.where((eb) => eb.or([eb('title', '=', 'seen 1'), eb('title', '=', 'hidden 1')]))
      expect(await some.executeTakeFirstOrThrow()).toEqual({ total: 1 })
      // Hidden rows are few and found by an index, which is quicker than a look at each row.
      for (const total of [count, some]) expect(total.compile().sql).toContain(') - (select count(*)')
      const within = guarded
        .selectFrom('people')
        .select([
          'id',
          (eb) =>
            eb
              .selectFrom('features')
              .whereRef('features.title', '=', 'people.name')
              .select(eb.fn.countAll<number>().as('own'))
              .as('own'),
        ])
        .orderBy('id')
      expect((await within.execute()).map(({ own }) => own)).toEqual([0, 0, 1, 1])
      const grouped = guarded
        .selectFrom('features')
        .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.max('title').as('last')])
        .groupBy('stage')
        .having((eb) => eb(eb.fn.countAll(), '>', 1))
      expect(await grouped.execute()).toEqual([{ total: 2, last: 'seen 2' }])
    })

    it('reads only visible rows in writes', async () => {
      const { db, guarded } = await openFiltered(open)
      await guarded
        .updateTable('features')
        .set({ summary: 'touched' })
        .where('id', 'in', (eb) => eb.selectFrom('features as f').select('f.id'))
        .execute()
      await guarded
        .insertInto('feature_named_people')
        .columns(['feature_id', 'person_id'])
        .expression((eb) =>
          eb.selectFrom('features').select(['features.id', sql.lit('of seen 1').as('person')]),
        )
        .execute()
      const touched = await db.selectFrom('features').select('id').where('summary', '=', 'touched').execute()
      expect(idsOf(touched)).toEqual(seen)
      const confided = await db.selectFrom('feature_named_people').select('feature_id as id').execute()
      expect(idsOf(confided)).toEqual(seen)
      await guarded
        .deleteFrom('feature_named_people')
        .where('feature_id', 'not in', (eb) => eb.selectFrom('features').select('features.id'))
        .execute()
      expect(await db.selectFrom('feature_named_people').selectAll().execute()).toHaveLength(2)
    })

    it('rejects a table without a rule', async () => {
      const { db, guarded } = await openFiltered(open)
      await db.schema.createTable('planted').addColumn('id', 'text').execute()
      // A table known to the compiler.
      const planted = 'planted' as 'features'
      const queries = [
        guarded.selectFrom(planted).selectAll(),
        guarded.selectFrom('people').innerJoin(`${planted} as p`, 'p.id', 'people.id').selectAll(),
        guarded.selectFrom('people').where('id', 'in', (eb) => eb.selectFrom(planted).select('id')),
        guarded.insertInto(planted).defaultValues(),
        guarded.updateTable(planted).set({ title: '' }),
        guarded.deleteFrom(planted),
      ]
      for (const query of queries) expect(() => query.compile()).toThrow('Nobody says who sees planted')
      // The name of a common table expression does not hide a table of that name outside of its query.
      const inner = guarded.with('planted', (cte) => cte.selectFrom('features').select('id'))
      expect(await inner.selectFrom('planted').select('id').execute()).toHaveLength(2)
      expect(() => queries[0]?.compile()).toThrow('Nobody says who sees planted')
    })

    it('rejects queries it cannot guard', async () => {
      const { guarded } = await openFiltered(open)
      const right = guarded
        .selectFrom('people')
        .rightJoin('features', 'features.id', 'people.name')
        .select('features.id')
      const full = guarded
        .selectFrom('people')
        .fullJoin('features', 'features.id', 'people.name')
        .select('features.id')
      const update = guarded
        .updateTable('people')
        .from('features')
        .set((eb) => ({ name: eb.ref('features.title') }))
      const removal = guarded
        .deleteFrom('people')
        .using('features')
        .whereRef('features.id', '=', 'people.name')
      for (const query of [right, full, update, removal]) {
        expect(() => query.compile()).toThrow(/guard|cannot be read/)
      }
    })
  })
})

describe('the sources of server/resources', () => {
  const folder = fileURLToPath(new URL('../../server/resources', import.meta.url))
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

  /** Code that bypasses the guard: raw SQL that names tables, and ways around plugins. */
  const faultsIn = (text: string): string[] => [
    ...[...text.matchAll(/\bsql(?:<[^`]*?>)?`([^`]*)`/g)]
      .map(([, fragment]) => fragment!.replace(/\$\{[^}]*\}/g, ' '))
      .filter((fragment) => /\b(select|from|join|with|table|into|update|delete)\b/i.test(fragment)),
    ...(text.match(/\bsql\.(raw|table)\b|\bCompiledQuery\b|\bexecuteQuery\b|\bwithoutPlugins\b/g) ?? []),
  ]

  it('contain no raw SQL that reads tables', () => {
    expect(sources.length).toBeGreaterThan(60)
    expect(sources.filter(({ text }) => text.includes('sql<')).length).toBeGreaterThan(1)
    expect(sources.flatMap(({ name, text }) => faultsIn(text).map((fault) => `${name}: ${fault}`))).toEqual(
      [],
    )
  })

  /* eslint-disable no-template-curly-in-string -- source code as text, not a forgotten backtick */
  it('are checked: violations are found', () => {
    for (const planted of [
      'sql`select * from features`.execute(db)',
      'sql<Row>`\n SELECT id\n FROM launches where id = ${id}`',
      'eb.and([sql<SqlBool>`id in (select id from ${sql.ref(name)})`])',
      'sql.raw(text)',
      'sql`${sql.table("features")}`',
      'db.executeQuery(CompiledQuery.raw(text))',
      'deps.db.withoutPlugins()',
    ]) {
      expect(faultsIn(planted), planted).not.toEqual([])
    }
    expect(faultsIn('sql<SqlBool>`features.search_text like ${containing(filter.q)}`')).toEqual([])
  })
  /* eslint-enable no-template-curly-in-string */
})
