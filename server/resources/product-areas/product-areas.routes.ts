import { z } from 'zod'
import { Id } from '../../contracts/primitives.ts'
import {
  NewProductArea,
  ProductArea,
  ProductAreaChange,
  ProductAreaList,
} from '../../contracts/product-areas.ts'
import { allow, type DepsOf, personOf } from '../../http/access.ts'
import type { Api } from '../../http/api.ts'
import { withEtag, ifMatch } from '../../http/versions.ts'
import { getProductArea, listProductAreas } from './product-areas.repository.ts'
import { addProductArea, changeProductAreaAt } from './product-areas.service.ts'

const params = z.object({ id: Id })

export function productAreasRoutes(api: Api, depsOf: DepsOf): void {
  api.get(
    '/product-areas',
    {
      ...allow('product-area.read', { isForTokens: true }),
      schema: { summary: 'List the product areas', response: { 200: ProductAreaList } },
    },
    async (request) => ({ items: await listProductAreas(depsOf(request).db) }),
  )
  api.post(
    '/product-areas',
    {
      ...allow('product-area.edit', { isForTokens: true }),
      schema: { summary: 'Add a product area', body: NewProductArea, response: { 201: ProductArea } },
    },
    async (request, reply) =>
      withEtag(reply.code(201), await addProductArea(depsOf(request), personOf(request), request.body)),
  )
  api.get(
    '/product-areas/:id',
    {
      ...allow('product-area.read', { isForTokens: true }),
      schema: { summary: 'Read a product area', params, response: { 200: ProductArea } },
    },
    async (request, reply) => withEtag(reply, await getProductArea(depsOf(request).db, request.params.id)),
  )
  api.patch(
    '/product-areas/:id',
    {
      ...allow('product-area.edit', { isForTokens: true, ifMatch: 'required' }),
      schema: {
        summary: 'Change a product area',
        params,
        body: ProductAreaChange,
        response: { 200: ProductArea },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return withEtag(
        reply,
        await changeProductAreaAt(depsOf(request), personOf(request), id, ifMatch(request), request.body),
      )
    },
  )
}
