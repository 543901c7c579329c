import { z } from 'zod'

/** What administrators should know about how this server runs. */
export const Installation = z.object({
  /** The address of a reverse proxy that TRUST_PROXY does not name, so that all people seem to be one network. */
  unreadProxy: z.string().nullable(),
})
export type Installation = z.infer<typeof Installation>
