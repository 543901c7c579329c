import { z } from 'zod'
import { Role } from './vocabulary.ts'

/** The permission table: action → role → yes, on own entities only, or no. */
export const AccessTable = z.object({
  actions: z.record(z.string(), z.record(Role, z.enum(['yes', 'own', 'no']))),
})
export type AccessTable = z.infer<typeof AccessTable>
