import { readdirSync, readFileSync } from 'node:fs'

type DescribedColumn = { kind: 'text' | 'number' | 'bytes'; isNullable: boolean }
export type DescribedTables = Record<string, Record<string, DescribedColumn>>

const folder = new URL('../../server/db/tables/', import.meta.url)
const source = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n')
const database = readFileSync(new URL('../../server/db/tables.ts', import.meta.url), 'utf8')

function interfaceBody(name: string): [string, string][] {
  const body = new RegExp(`export interface ${name} \\{\\n([^}]*)\\}`).exec(source)?.[1]
  if (body === undefined) throw new Error(`server/db/tables/ has no interface ${name}`)
  return [...body.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, field = '', type = '']) => [field, type])
}

const columnOf = (type: string): DescribedColumn => ({
  kind: /^(string|PersonIds?|FileId)\b/.test(type)
    ? 'text'
    : type.startsWith('Uint8Array')
      ? 'bytes'
      : 'number',
  isNullable: type.endsWith('| null'),
})

/** The tables of every interface that `Database` extends, with the names of their interfaces. */
const tablesOfDatabase = (): [string, string][] =>
  [...(/interface Database\b[^{]*/.exec(database)?.[0].matchAll(/\w+Schema\b/g) ?? [])].flatMap(([schema]) =>
    interfaceBody(schema),
  )

/** The tables that server/db/tables.ts declares, parsed from its source. */
export const describedTables = (): DescribedTables =>
  Object.fromEntries(
    tablesOfDatabase().map(([table, type]) => [
      table,
      Object.fromEntries(interfaceBody(type).map(([column, told]) => [column, columnOf(told)])),
    ]),
  )

/** Each `table.column` of type `PersonId`. */
export const personIdColumns = (): string[] =>
  tablesOfDatabase().flatMap(([table, type]) =>
    interfaceBody(type).flatMap(([column, told]) => (/^PersonId\b/.test(told) ? [`${table}.${column}`] : [])),
  )
