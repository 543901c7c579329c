/** Rows that some readers must not see, hidden from every query at once instead of by each. */
import {
  AliasNode,
  type DeleteQueryNode,
  IdentifierNode,
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
} from 'kysely'

/** By table: the condition under which its rows are seen, given the name the query calls the table by. */
export type RowRules = Readonly<Record<string, (alias: string) => OperationNode>>

/** A table in `from` or `join`, by its own name and by the one the query uses. */
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

class FilterTransformer extends OperationNodeTransformer {
  readonly #rules: RowRules
  /** Not looked into again: our own conditions, and queries that were guarded before they became part of another. */
  readonly #done = new WeakSet<OperationNode>()

  constructor(rules: RowRules) {
    super()
    this.#rules = rules
  }

  #conditionOn(node: OperationNode): OperationNode | undefined {
    const named = namedTable(node)
    const rule = named && this.#rules[named.table]
    if (!rule) return undefined
    const condition = ParensNode.create(rule(named.alias))
    this.#done.add(condition)
    return condition
  }

  protected override transformParens(node: ParensNode, queryId?: QueryId): ParensNode {
    return this.#done.has(node) ? node : super.transformParens(node, queryId)
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    if (this.#done.has(node)) return node
    const query = super.transformSelectQuery(node, queryId)
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
    // In `on`, so that a left join keeps its row and merely finds nothing; these would keep the hidden row instead.
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

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    this.#refuseToReadIn(node.from?.froms ?? [])
    return super.transformUpdateQuery(node, queryId)
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    this.#refuseToReadIn(node.using?.tables ?? [])
    return super.transformDeleteQuery(node, queryId)
  }
}

/**
 * Adds the rules to every select of a database, whoever writes it: `from`, joins, subqueries and common table expressions.
 * Which rows are inserted, updated and deleted stays as it is: whoever changes a row has read it first. Raw SQL is not
 * looked into. Joins that could not hide a row are refused.
 */
export class RowFilter implements KyselyPlugin {
  readonly #transformer: FilterTransformer
  constructor(rules: RowRules) {
    this.#transformer = new FilterTransformer(rules)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
