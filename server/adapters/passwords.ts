import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Passwords } from '../deps.ts'
import { estimatePassword } from './password-strength.ts'

const blockSize = 8
const parallelism = 3
const keyBytes = 32
const saltBytes = 16

type Stored = { costLog2: number; salt: Buffer; key: Buffer }

/** scrypt in the thread pool; `maxmem` is what this cost needs, plus a margin. */
const derive = (password: string, salt: Buffer, costLog2: number, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** costLog2
    const options = { N, r: blockSize, p: parallelism, maxmem: 2 * 128 * N * blockSize }
    // Normalize, so that the same password typed on another keyboard matches (RFC 8265, 4.2).
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

const format = ({ costLog2, salt, key }: Stored): string =>
  `$scrypt$ln=${costLog2},r=${blockSize},p=${parallelism}$${salt.toString('base64url')}$${key.toString('base64url')}`

function parse(stored: string): Stored | undefined {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=8,p=3\$([\w-]+)\$([\w-]+)$/.exec(stored)
  if (!found) return undefined
  return {
    costLog2: Number(found[1]),
    salt: Buffer.from(found[2]!, 'base64url'),
    key: Buffer.from(found[3]!, 'base64url'),
  }
}

/**
 * Estimates of new passwords, and password hashing with scrypt, stored as PHC strings so that the cost can be raised: older hashes are replaced at the
 * next sign-in.
 * @param costLog2 the base-2 logarithm of scrypt's N; 15 takes about a third of a second
 */
export function scryptPasswords(costLog2: number): Passwords {
  const nobody: Stored = { costLog2, salt: randomBytes(saltBytes), key: randomBytes(keyBytes) }
  return {
    hash: async (password) => {
      const salt = randomBytes(saltBytes)
      return format({ costLog2, salt, key: await derive(password, salt, costLog2, keyBytes) })
    },
    verify: async (password, stored) => {
      const known = stored === undefined ? undefined : parse(stored)
      const { salt, key, costLog2: cost } = known ?? nobody
      const isSame = timingSafeEqual(await derive(password, salt, cost, key.length), key)
      return isSame && known !== undefined
    },
    estimate: estimatePassword,
    hashAll: async (secrets) => {
      const salt = randomBytes(saltBytes)
      const hashes: string[] = []
      // One at a time: all at once would take the memory of all.
      for (const secret of secrets) {
        hashes.push(format({ costLog2, salt, key: await derive(secret, salt, costLog2, keyBytes) }))
      }
      return hashes
    },
    findIn: async (secret, stored) => {
      const known = stored.flatMap((hash) => {
        const parsed = parse(hash)
        return parsed ? [{ hash, ...parsed }] : []
      })
      const { salt, costLog2: cost } = known[0] ?? nobody
      const key = await derive(secret, salt, cost, keyBytes)
      let found: string | undefined = undefined
      for (const each of known) if (timingSafeEqual(key, each.key)) found = each.hash
      return found
    },
    isOutdated: (stored) => parse(stored)?.costLog2 !== costLog2,
  }
}
