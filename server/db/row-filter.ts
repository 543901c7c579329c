/** Row-level security: a Kysely plugin that filters every query instead of each query doing it. */
import {
  AliasNode,
  CommonTableExpressionNameNode,
  CommonTableExpressionNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  ParensNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  type SelectQueryNode,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  WhereNode,
  WithNode,
} from 'kysely'

/** The condition under which a row is visible, given the table's alias in the query. */
export type RowRule = (alias: string) => OperationNode

/** For every table, the rule for its visible rows, or that all are visible. Other tables are refused. */
export type RowRules<DB> = Readonly<Record<keyof DB & string, RowRule | 'open'>>

/** A common table expression that the rules read: computed once per statement, however many rows and tables it filters. */
export type SharedExpression = Readonly<{ name: string; query: SelectQueryNode }>

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

type WithExpressions = OperationNode & { readonly with?: WithNode }

class FilterTransformer extends OperationNodeTransformer {
  readonly #rules: ReadonlyMap<string, RowRule | 'open'>
  /** Nodes to skip: our own conditions, and subqueries that are already filtered. */
  readonly #done = new WeakSet<OperationNode>()
  /** Common table expressions of the enclosing queries. */
  #expressions: readonly string[] = []
  readonly #shared: CommonTableExpressionNode | undefined
  #isSharedNeeded = false

  constructor(rules: Readonly<Record<string, RowRule | 'open'>>, shared?: SharedExpression) {
    super()
    this.#rules = new Map(Object.entries(rules))
    if (shared) {
      const name = CommonTableExpressionNameNode.create(shared.name)
      this.#shared = CommonTableExpressionNode.create(name, shared.query)
    }
  }

  /** A statement, or a query that becomes a part of one, with all conditions and the expression that they read. */
  filter(statement: RootOperationNode, queryId: QueryId): RootOperationNode {
    this.#isSharedNeeded = false
    const filtered = this.transformNode(statement, queryId)
    if (!this.#isSharedNeeded || !this.#shared) return filtered
    const { with: own } = filtered as WithExpressions
    const expressions = [this.#shared, ...(own?.expressions ?? [])]
    const complete = { ...filtered, with: { ...(own ?? WithNode.create(this.#shared)), expressions } }
    this.#done.add(complete)
    return complete as RootOperationNode
  }

  /** A part of the statement that is filtered already. The statement has the shared expression for all its parts. */
  #withoutShared(part: SelectQueryNode): SelectQueryNode {
    if (!part.with || !this.#shared || !part.with.expressions.includes(this.#shared)) return part
    this.#isSharedNeeded = true
    const expressions = part.with.expressions.filter((expression) => expression !== this.#shared)
    const { with: own, ...rest } = part
    return expressions.length === 0 ? rest : { ...rest, with: { ...own, expressions } }
  }

  #conditionOn(node: OperationNode): OperationNode | undefined {
    const named = namedTable(node)
    if (!named) return undefined
    const rule = this.#rules.get(named.table)
    if (rule === undefined && !this.#expressions.includes(named.table)) {
      throw new Error(`Nobody says who sees ${named.table}`)
    }
    if (rule === undefined || rule === 'open') return undefined
    const condition = ParensNode.create(rule(named.alias))
    this.#done.add(condition)
    this.#isSharedNeeded = true
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
    if (this.#done.has(node)) return this.#withoutShared(node)
    return this.#within(node, () => this.#guard(super.transformSelectQuery(node, queryId)))
  }

  #guard(query: SelectQueryNode): SelectQueryNode {
    const conditions = (query.from?.froms ?? []).flatMap((from) => this.#conditionOn(from) ?? [])
    const guarded = conditions.reduce<SelectQueryNode>((select, condition) => {
      const where = select.where
        ? WhereNode.cloneWithOperation(
            WhereNode.create(ParensNode.create(select.where.where)),
            'And',
            condition,
          )
        : WhereNode.create(condition)
      return { ...select, where }
    }, query)
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
 * Joins that could not hide a row are refused, and so are tables without a rule.
 */
export class RowFilter implements KyselyPlugin {
  readonly #transformer: FilterTransformer

  /** @param shared available to the rules in every statement */
  constructor(rules: Readonly<Record<string, RowRule | 'open'>>, shared?: SharedExpression) {
    this.#transformer = new FilterTransformer(rules, shared)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.filter(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
