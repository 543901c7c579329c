/** Random codes that people copy by hand. */
import { createHash } from 'node:crypto'
import { hashOf } from './secret-hash.ts'

/** Without characters that are easily confused. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 59 bits, in three groups: `k7mf-q2xd-9h3v`. @param token 256 random bits */
export function readableCode(token: string): string {
  const bytes = createHash('sha256').update(token).digest()
  const characters = [...bytes.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code without what differs between ways to type it. */
export const readCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The same however it is typed. */
export const hashOfReadableCode = (code: string): string => hashOf(readCode(code))
