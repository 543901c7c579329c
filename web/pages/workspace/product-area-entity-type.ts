import type { ProductArea, ProductAreaChange, ProductAreaList } from '#server/contracts/product-areas.ts'
import { changeProductArea, getProductArea } from '../../api/product-areas.ts'
import { queryClient } from '../../queries/query.ts'
import type { EntityType } from '../../editing/entity-type.ts'

/** How product areas are edited. */
export const productAreaEntityType: EntityType<ProductArea, ProductAreaChange> = {
  noun: 'product-area',
  shownAs: { name: 'name', productStage: 'productStage' },
  written: (area, field) => area[field],
  applied: (area, change) => ({ ...area, ...(change as Partial<ProductArea>) }),
  read: getProductArea,
  save: changeProductArea,
  remember: (area) =>
    queryClient.setQueryData<ProductAreaList>(['product-areas'], (list) =>
      list ? { ...list, items: list.items.map((one) => (one.id === area.id ? area : one)) } : list,
    ),
  texts: ['name'],
  fromText: (_field, text) => text.trim() || undefined,
  currency: () => '',
}
