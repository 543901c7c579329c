import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../web/api/client.ts'
import { onVersion } from '../../../web/editing/on-version.ts'

type Entity = { version: number; isDone: boolean; note: string }

/** A fake server with one entity, which rejects an outdated version. */
function serverOf(now: Entity) {
  const versions: number[] = []
  return {
    versions,
    about: ({ isDone }: Entity) => isDone,
    read: () => Promise.resolve(now),
    run: (version: number) => {
      versions.push(version)
      return version === now.version
        ? Promise.resolve('done')
        : Promise.reject(new ApiError({ status: 412, code: 'stale-version' }))
    },
  }
}

describe('an action on the version of an entity that was shown', () => {
  const seen: Entity = { version: 1, isDone: false, note: '' }

  it('is retried when someone changed another field', async () => {
    const server = serverOf({ version: 3, isDone: false, note: 'Theirs' })
    expect(await onVersion(seen, server)).toBe('done')
    expect(server.versions).toEqual([1, 3])
  })

  it('is not done when someone did or undid it first', async () => {
    const server = serverOf({ version: 2, isDone: true, note: '' })
    await expect(onVersion(seen, server)).rejects.toMatchObject({ code: 'stale-version' })
    expect(server.versions).toEqual([1])
  })

  it('rethrows every other error', async () => {
    const run = () => Promise.reject(new ApiError({ status: 403, code: 'not-allowed' }))
    await expect(onVersion(seen, { ...serverOf(seen), run })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
