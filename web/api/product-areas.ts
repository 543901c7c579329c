import type {
  NewProductArea,
  ProductArea,
  ProductAreaChange,
  ProductAreaList,
} from '#server/contracts/product-areas.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

export const listProductAreas = () => call<ProductAreaList>('GET', '/product-areas')
export const getProductArea = (id: string) => call<ProductArea>('GET', `/product-areas/${id}`)
export const createProductArea = (area: InputOf<typeof NewProductArea>) =>
  call<ProductArea>('POST', '/product-areas', { body: area })
export const changeProductArea = (id: string, version: number, change: ProductAreaChange) =>
  call<ProductArea>('PATCH', `/product-areas/${id}`, { body: change, version })
