import { z } from 'zod'
import { Role } from './vocabulary.ts'

/** The table of roles: action → role → yes, on one's own things only, or no. */
export const AccessTable = z.object({
  actions: z.record(z.string(), z.record(Role, z.enum(['yes', 'own', 'no']))),
})
export type AccessTable = z.infer<typeof AccessTable>
