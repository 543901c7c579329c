/** Queries that are built and compiled once: doing so for each run takes several times as long as running most of them. */
import {
  type Compilable,
  type CompiledQuery,
  createQueryId,
  type Kysely,
  type RootOperationNode,
} from 'kysely'

type Value = string | number | null
type Values = Readonly<Record<string, Value | readonly Value[] | undefined>>

/** Takes the place of a value while a query is compiled. */
class Placeholder {
  readonly name: string
  readonly index: number | undefined

  constructor(name: string, index?: number) {
    this.name = name
    this.index = index
  }

  valueIn(values: Values): unknown {
    const value = values[this.name]
    return this.index === undefined ? value : (value as readonly Value[])[this.index]
  }
}

type Template = { sql: string; query: RootOperationNode; parameters: readonly unknown[] }

/** Longer lists are rare, and every length is another statement. */
const maxListLength = 4

const isList = (value: Values[string]): value is readonly Value[] => Array.isArray(value)

/** What the text of a query depends on: which values are given, and how long the lists are. */
function shapeOf(values: Values): string | undefined {
  let shape = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (isList(value) && value.length > maxListLength) return undefined
    shape += isList(value) ? `${name}*${value.length} ` : `${name} `
  }
  return shape
}

function placeholdersFor(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (value === undefined) return [name, value]
    return [name, isList(value) ? value.map((_, at) => new Placeholder(name, at)) : new Placeholder(name)]
  })
  return Object.fromEntries(entries) as Values
}

/** Texts by themselves: the same query of many people has one text, which a row filter fills with their ids. */
const texts = new Map<string, string>()

function templateOf({ sql, query, parameters }: CompiledQuery, values: Values): Template {
  const names = new Set(parameters.flatMap((each) => (each instanceof Placeholder ? [each.name] : [])))
  const unused = Object.keys(values).find((name) => values[name] !== undefined && !names.has(name))
  if (unused !== undefined) throw new Error(`A prepared query must use ${unused} as a value: ${sql}`)
  const text = texts.get(sql) ?? sql
  texts.set(text, text)
  // Drivers read the kind alone; the whole tree would take more memory than the rest.
  return { sql: text, query: { kind: query.kind } as RootOperationNode, parameters }
}

/** Templates by the plugin that filters a database, or by its adapter, both of which its transactions share. */
const templates = new WeakMap<object, Map<object, Map<string, Template>>>()

function templatesOf(owner: object, build: object): Map<string, Template> {
  const byBuild = templates.get(owner) ?? new Map<object, Map<string, Template>>()
  templates.set(owner, byBuild)
  const byShape = byBuild.get(build) ?? new Map<string, Template>()
  byBuild.set(build, byShape)
  return byShape
}

/** A query with its values. */
type Compile<DB, Row, Given extends Values> = (db: Kysely<DB>, values: Given) => CompiledQuery<Row>

/**
 * A query that is compiled once for every database, row filter and shape of its values, and then takes other values.
 * @param build may ask whether a value is given, but must otherwise use it only where the query takes a value: it is
 * called with placeholders. The length of a list is part of the shape.
 * @throws Error when `build` leaves out a value that is given
 */
export function compiledOnce<DB, Row, Given extends Values>(
  build: (db: Kysely<DB>, values: Given) => Compilable<Row>,
): Compile<DB, Row, Given> {
  return (db, values) => {
    const { plugins, adapter } = db.getExecutor()
    const shape = plugins.length > 1 ? undefined : shapeOf(values)
    if (shape === undefined) return build(db, values).compile()
    const known = templatesOf(plugins[0] ?? adapter, build)
    let template = known.get(shape)
    if (!template) {
      template = templateOf(build(db, placeholdersFor(values) as Given).compile(), values)
      known.set(shape, template)
    }
    const parameters = template.parameters.map((each) =>
      each instanceof Placeholder ? each.valueIn(values) : each,
    )
    return { ...template, parameters, queryId: createQueryId() }
  }
}

/** The rows of a query that is compiled once (`compiledOnce`). */
export function prepared<DB, Row, Given extends Values>(
  build: (db: Kysely<DB>, values: Given) => Compilable<Row>,
): (db: Kysely<DB>, values: Given) => Promise<Row[]> {
  const compile = compiledOnce(build)
  return async (db, values) => (await db.executeQuery(compile(db, values))).rows
}
