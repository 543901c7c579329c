/** Every name, title and key that a route takes refuses characters that nobody sees. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { everyRoute } from './every-route.ts'

type Leaf = { path: string; schema: z.ZodType }

/** What schemas are made of; their definitions have one type per kind. */
type Definition = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  options?: z.ZodType[]
  items?: z.ZodType[]
  in?: z.ZodType
  out?: z.ZodType
  left?: z.ZodType
  right?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  getter?: () => z.ZodType
}

/** Every text in a schema, by its path. */
function textsIn(schema: z.ZodType, path: string, seen = new Set<z.ZodType>()): Leaf[] {
  if (seen.has(schema)) return []
  const definition = schema.def as unknown as Definition
  const within = new Set(seen).add(schema)
  // An address is one text, which all parts of its pipe check.
  const isText = (part: z.ZodType | undefined) => part?.def.type === 'string'
  if (isText(schema) || (isText(definition.in) && isText(definition.out))) return [{ path, schema }]
  const { shape = {}, options = [], items = [] } = definition
  const { element, innerType, in: from, out, left, right, keyType, valueType } = definition
  return [
    ...Object.entries(shape).flatMap(([key, part]) => textsIn(part, `${path}.${key}`, within)),
    ...(keyType ? textsIn(keyType, `${path}{}`, within) : []),
    ...[...options, ...items, element, innerType, from, out, left, right, valueType].flatMap((part) =>
      part ? textsIn(part, path, within) : [],
    ),
    ...(definition.type === 'lazy' && definition.getter ? textsIn(definition.getter(), path, within) : []),
  ]
}

const accepts = ({ schema }: Leaf, text: string) => schema.safeParse(text).success

/** A text for people, of the length of a name, or of any length when it is called one. */
const isName = (leaf: Leaf) =>
  accepts(leaf, 'Shift swap') &&
  (!accepts(leaf, 'a'.repeat(400)) || /\.(name|title)(\.(en|zh-Hans))?$/.test(leaf.path))

/** What is compared and never shown: searches, words of a file, and secrets that people type. */
const isCompared = ({ path }: Leaf) =>
  /\.(q|tag|email|password|currentPassword|newPassword|code|setupCode|token|secret|stageWords\{\})$/.test(
    path,
  )

it('refuses them on every route', async () => {
  const leaves = (await everyRoute()).flatMap(({ method, url, schema }) =>
    (['body', 'querystring'] as const).flatMap((part) => {
      const given = schema?.[part]
      return given instanceof z.ZodType ? textsIn(given, `${method} ${url} ${part}`) : []
    }),
  )
  const names = leaves.filter((leaf) => isName(leaf) && !isCompared(leaf))
  const paths = names.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining([
      'POST /api/features body.title',
      'PATCH /api/features/:id body.tags',
      'PATCH /api/features/:id body.externalKey',
      'POST /api/launches body.title',
      'POST /api/launches/:id/tasks body.title',
      'POST /api/people body.name',
      'POST /api/api-tokens body.name',
      'POST /api/imports querystring.fileName',
      'PUT /api/first-administrator body.name',
    ]),
  )
  const deceived = names.filter((leaf) =>
    ['Shift\u202Eswap', 'Shift\u200Bswap', 'Shift\nswap'].some((text) => accepts(leaf, text)),
  )
  expect(deceived.map(({ path }) => path)).toEqual([])
})
