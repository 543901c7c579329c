import { createHash } from 'node:crypto'

/**
 * The stored hash of a secret: session, link or API token. SHA-256 in hexadecimal; no slow hash is
 * needed, because these secrets are random and not chosen by people.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
