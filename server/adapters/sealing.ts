/** Authenticated encryption of secrets that Headrace has to read again, such as those of authenticator apps. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealing } from '../deps.ts'

const algorithm = 'aes-256-gcm'
const version = 'v1'
const ivBytes = 12
const tagBytes = 16

type Key = Readonly<{ id: string; key: Buffer }>

const derive = (secret: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `headrace ${version} ${purpose}`, bytes))

/** `id` tells which key sealed a value; it reveals nothing of the key. */
const keyOf = (secret: string): Key => ({
  id: derive(secret, 'key id', 6).toString('base64url'),
  key: derive(secret, 'sealing', 32),
})

/**
 * Sealed values are `v1.<key id>.<base64url of IV, ciphertext and tag>`. The context is authenticated with them, so that a
 * value moved to another row does not open.
 * @param secret what new values are sealed with
 * @param previous what older values may be sealed with
 */
export function aesSealing(secret: string, previous: readonly string[] = []): Sealing {
  const current = keyOf(secret)
  const known = new Map([...previous.map(keyOf), current].map(({ id, key }) => [id, key]))
  const prefix = `${version}.${current.id}.`
  return {
    seal: (text, context) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, current.key, iv, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(`${version}.${context}`))
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return prefix + Buffer.concat(sealed).toString('base64url')
    },
    open: (sealed, context) => {
      const [format, id = '', data = ''] = sealed.split('.')
      const key = known.get(id)
      const bytes = Buffer.from(data, 'base64url')
      if (format !== version || !key || bytes.length < ivBytes + tagBytes) return undefined
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(`${version}.${context}`))
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      try {
        return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
    isCurrent: (sealed) => sealed.startsWith(prefix),
  }
}
