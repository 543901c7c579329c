/** Rows that some readers must not see, hidden from every query at once instead of by each. */
import {
  AliasNode,
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

class GuardTransformer extends OperationNodeTransformer {
  readonly #rules: RowRules
  constructor(rules: RowRules) {
    super()
    this.#rules = rules
  }

  #conditionOn(node: OperationNode): OperationNode | undefined {
    const named = namedTable(node)
    return named && this.#rules[named.table]?.(named.alias)
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, queryId)
    const conditions = (query.from?.froms ?? []).flatMap((from) => this.#conditionOn(from) ?? [])
    return conditions.reduce<SelectQueryNode>((guarded, condition) => {
      const where = guarded.where
        ? WhereNode.cloneWithOperation(
            WhereNode.create(ParensNode.create(guarded.where.where)),
            'And',
            condition,
          )
        : WhereNode.create(condition)
      return { ...guarded, where }
    }, query)
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const join = super.transformJoin(node, queryId)
    const condition = this.#conditionOn(join.table)
    if (!condition) return join
    // In `on`, so that a left join keeps its row and merely finds nothing.
    const on = join.on
      ? OnNode.cloneWithOperation(OnNode.create(ParensNode.create(join.on.on)), 'And', condition)
      : OnNode.create(condition)
    return { ...join, on }
  }
}

/**
 * Adds the rules to every select of a database, whoever writes it: `from`, joins, subqueries and common table expressions.
 * Inserts, updates and deletes stay as they are: whoever changes a row has read it first. Raw SQL is not looked into.
 */
export class RowGuard implements KyselyPlugin {
  readonly #transformer: GuardTransformer
  constructor(rules: RowRules) {
    this.#transformer = new GuardTransformer(rules)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
