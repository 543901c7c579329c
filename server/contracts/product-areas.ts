import { z } from 'zod'
import { Id, nameText, Version } from './primitives.ts'
import { ProductStage } from './vocabulary.ts'

/** A part of the product that features belong to; the gate young-product evaluates its stage, not the feature's. */
export const ProductArea = z.object({
  id: Id,
  name: z.string(),
  productStage: ProductStage,
  version: Version,
})
export type ProductArea = z.infer<typeof ProductArea>
export const ProductAreaList = z.object({ items: z.array(ProductArea) })
export type ProductAreaList = z.infer<typeof ProductAreaList>

export const NewProductArea = z.strictObject({
  name: nameText(120),
  productStage: ProductStage.default('early'),
})
export type NewProductArea = z.infer<typeof NewProductArea>

export const ProductAreaChange = z.strictObject({
  name: nameText(120).optional(),
  productStage: ProductStage.optional(),
})
export type ProductAreaChange = z.infer<typeof ProductAreaChange>
