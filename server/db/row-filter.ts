/** Row-level security: a Kysely plugin that filters every query instead of each query doing it. */
import {
  AggregateFunctionNode,
  AliasNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  ParensNode,
  RawNode,
  ReferenceNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  SelectAllNode,
  SelectionNode,
  SelectQueryNode,
  SetOperationNode,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  WhereNode,
  type WithNode,
} from 'kysely'

/** A condition on a row, given the table's alias in the query. */
type Condition = (alias: string) => OperationNode

/**
 * Which rows of a table are visible. `hidden`, for tables with few hidden rows, is the exact opposite of `visible`, written so that
 * an index finds the hidden rows: totals are then all rows without them, instead of a look at each row. It is one condition,
 * or several of which a hidden row fulfils at least one, each with its own index, for a table with the primary key `id`.
 */
export type RowRule = Readonly<{ visible: Condition; hidden?: readonly Condition[] }>

/** For every table, the rule for its visible rows, or that all are visible. Other tables are refused. */
export type RowRules<DB> = Readonly<Record<keyof DB & string, RowRule | 'open'>>

/** A table in `from` or `join`, with its name and its alias. */
function namedTable(node: OperationNode): { table: string; alias: string } | undefined {
  if (TableNode.is(node)) {
    const table = node.table.identifier.name
    return { table, alias: table }
  }
  if (AliasNode.is(node) && TableNode.is(node.node) && IdentifierNode.is(node.alias)) {
    return { table: node.node.table.identifier.name, alias: node.alias.name }
  }
  return undefined
}

/** What a query consists of that is nothing but the rows of its tables under its conditions. */
const plainParts: readonly string[] = ['kind', 'from', 'where', 'selections']

/** The only selection of a query that is nothing but `count(*)` of rows, and its alias. */
function countIn(query: SelectQueryNode): { selection: SelectionNode; alias: OperationNode } | undefined {
  const [selection, ...others] = query.selections ?? []
  const isPlain = Object.entries(query).every(
    ([part, value]) => value === undefined || plainParts.includes(part),
  )
  if (!selection || others.length > 0 || !isPlain) return undefined
  const aliased = selection.selection
  if (!AliasNode.is(aliased) || !AggregateFunctionNode.is(aliased.node)) return undefined
  const { func, aggregated, distinct, filter, over } = aliased.node
  const [what] = aggregated
  const isAll =
    func === 'count' && what !== undefined && SelectionNode.is(what) && SelectAllNode.is(what.selection)
  return isAll && !distinct && !filter && !over ? { selection, alias: aliased.alias } : undefined
}

type WithExpressions = OperationNode & { readonly with?: WithNode }

class FilterTransformer extends OperationNodeTransformer {
  readonly #rules: ReadonlyMap<string, RowRule | 'open'>
  /** Nodes to skip: our own conditions, and subqueries that are already filtered. */
  readonly #done = new WeakSet<OperationNode>()
  /** The conditions of `visible` by table and alias, which are the same in every query. */
  readonly #conditions = new Map<string, ParensNode>()
  /** Common table expressions of the enclosing queries. */
  #expressions: readonly string[] = []

  constructor(rules: Readonly<Record<string, RowRule | 'open'>>) {
    super()
    this.#rules = new Map(Object.entries(rules))
  }

  #conditionOn(node: OperationNode): OperationNode | undefined {
    const named = namedTable(node)
    if (!named) return undefined
    const rule = this.#rules.get(named.table)
    if (rule === undefined && !this.#expressions.includes(named.table)) {
      throw new Error(`Nobody says who sees ${named.table}`)
    }
    if (rule === undefined || rule === 'open') return undefined
    const key = `${named.table} ${named.alias}`
    const condition = this.#conditions.get(key) ?? ParensNode.create(rule.visible(named.alias))
    this.#conditions.set(key, condition)
    this.#done.add(condition)
    return condition
  }

  /** Filters a query, which may define its own common table expressions. */
  #within<Node extends WithExpressions>(node: Node, look: () => Node): Node {
    const outer = this.#expressions
    const own = node.with?.expressions.map(({ name }) => name.table.table.identifier.name) ?? []
    this.#expressions = [...outer, ...own]
    try {
      return look()
    } finally {
      this.#expressions = outer
    }
  }

  protected override transformParens(node: ParensNode, queryId?: QueryId): ParensNode {
    return this.#done.has(node) ? node : super.transformParens(node, queryId)
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    if (this.#done.has(node)) return node
    return this.#within(node, () => {
      const select = super.transformSelectQuery(node, queryId)
      return this.#countWithoutHidden(select) ?? this.#guard(select)
    })
  }

  /** `select count(*)` of one table, as the number of all rows minus that of the hidden ones; undefined for other queries. */
  #countWithoutHidden(query: SelectQueryNode): SelectQueryNode | undefined {
    const [from, ...otherFroms] = query.from?.froms ?? []
    const counted = countIn(query)
    const named = from && namedTable(from)
    const rule = named && this.#rules.get(named.table)
    if (!counted || !rule || rule === 'open' || !rule.hidden || otherFroms.length > 0) return undefined
    const hidden = this.#countOf(query, named.alias, rule.hidden, counted.selection)
    // Two subqueries, because SQLite counts a whole table without reading it only if nothing else is selected.
    const difference = RawNode.create(['', ' - ', ''], [query, hidden])
    const selection = SelectionNode.create(AliasNode.create(difference, counted.alias))
    const complete = { ...SelectQueryNode.create(), selections: [selection] }
    this.#done.add(query)
    this.#done.add(complete)
    return complete
  }

  /** The query that counts the rows of a query with any of the conditions; a union, because `or` does not use an index each. */
  #countOf(
    query: SelectQueryNode,
    alias: string,
    conditions: readonly Condition[],
    count: SelectionNode,
  ): SelectQueryNode {
    const having = conditions.map((condition) =>
      this.#addCondition(query, ParensNode.create(condition(alias))),
    )
    const id = SelectionNode.create(ReferenceNode.create(ColumnNode.create('id'), TableNode.create(alias)))
    const [first, ...others] = having.map((rows) => ({ ...rows, selections: [id] }))
    if (!first || others.length === 0) return { ...(having[0] ?? query), selections: [count] }
    const setOperations = others.map((rows) => SetOperationNode.create('union', rows, false))
    const union: SelectQueryNode = { ...first, setOperations }
    const from = AliasNode.create(union, IdentifierNode.create('row_filter_rows'))
    return { ...SelectQueryNode.createFrom([from]), selections: [count] }
  }

  #addCondition(query: SelectQueryNode, condition: OperationNode): SelectQueryNode {
    const where = query.where
      ? WhereNode.cloneWithOperation(WhereNode.create(ParensNode.create(query.where.where)), 'And', condition)
      : WhereNode.create(condition)
    return { ...query, where }
  }

  #guard(query: SelectQueryNode): SelectQueryNode {
    const conditions = (query.from?.froms ?? []).flatMap((from) => this.#conditionOn(from) ?? [])
    const guarded = conditions.reduce<SelectQueryNode>(
      (select, condition) => this.#addCondition(select, condition),
      query,
    )
    this.#done.add(guarded)
    return guarded
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const join = super.transformJoin(node, queryId)
    const condition = this.#conditionOn(join.table)
    if (!condition) return join
    // The rule goes into `on`, so that a left join finds no match; these joins would keep the hidden row instead.
    if (join.joinType === 'RightJoin' || join.joinType === 'FullJoin') {
      throw new Error(`A ${join.joinType} of a guarded table cannot be guarded`)
    }
    const joinType = join.joinType === 'CrossJoin' ? 'InnerJoin' : join.joinType
    const on = join.on
      ? OnNode.cloneWithOperation(OnNode.create(ParensNode.create(join.on.on)), 'And', condition)
      : OnNode.create(condition)
    return { ...join, joinType, on }
  }

  #refuseToReadIn(froms: readonly OperationNode[]): void {
    const guarded = froms.find((from) => this.#conditionOn(from))
    if (guarded) throw new Error(`${namedTable(guarded)?.table} cannot be read by an update or delete`)
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    return this.#within(node, () => {
      if (node.into) this.#conditionOn(node.into)
      return super.transformInsertQuery(node, queryId)
    })
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    return this.#within(node, () => {
      if (node.table) this.#conditionOn(node.table)
      this.#refuseToReadIn(node.from?.froms ?? [])
      return super.transformUpdateQuery(node, queryId)
    })
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    return this.#within(node, () => {
      for (const from of node.from.froms) this.#conditionOn(from)
      this.#refuseToReadIn(node.using?.tables ?? [])
      return super.transformDeleteQuery(node, queryId)
    })
  }
}

/**
 * Adds the rules to every select of a database: `from`, joins, subqueries and common table expressions. Inserts,
 * updates and deletes are not filtered, because services read a row before they change it. Raw SQL is not parsed.
 * Joins that could not hide a row are refused, and so are tables without a rule. May be used for many queries.
 */
export class RowFilter implements KyselyPlugin {
  readonly #transformer: FilterTransformer
  constructor(rules: Readonly<Record<string, RowRule | 'open'>>) {
    this.#transformer = new FilterTransformer(rules)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
