/** Mass assignment, checked in the contracts: no body accepts an undeclared property. */
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { startServer, testDeps } from '../support/server.ts'

type Schema = {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  additionalProperties?: unknown
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
type Body = { requestBody?: { content: Record<string, { schema?: Schema }> } }
type Described = {
  paths: Record<string, Record<string, Body>>
  components: { schemas: Record<string, Schema> }
}

it('describes only strict objects in bodies, at any depth', async () => {
  const db = openDatabase('sqlite::memory:')
  onTestFinished(() => db.destroy())
  const anyone = await startServer(testDeps(db))
  const { paths, components } = (await anyone.get<Described>('/api/openapi.json')).body
  let objects = 0
  const loose: string[] = []
  function walk(schema: Schema | undefined, at: string, within: readonly string[]) {
    if (!schema) return
    if (schema.$ref) {
      const key = schema.$ref.split('/').at(-1) ?? ''
      if (!within.includes(key)) walk(components.schemas[key], `${at} ${key}`, [...within, key])
      return
    }
    if (schema.properties) {
      objects += 1
      if (schema.additionalProperties !== false) loose.push(at)
    }
    for (const [key, child] of Object.entries(schema.properties ?? {})) walk(child, `${at}.${key}`, within)
    for (const child of [
      schema.items,
      ...(schema.anyOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.allOf ?? []),
    ]) {
      walk(child, at, within)
    }
  }
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      walk(requestBody?.content['application/json']?.schema, `${method.toUpperCase()} ${path}`, [])
    }
  }
  expect(objects).toBeGreaterThan(40)
  expect(loose).toEqual([])
})
