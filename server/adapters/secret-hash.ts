import { createHash } from 'node:crypto'

/**
 * What is stored of a secret that only its holder knows: of a session, a link, a token, a recovery code. SHA-256 in
 * hexadecimal; no slow hash is needed, since these secrets are random and not chosen by people.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
