import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../web/api/client.ts'
import { onVersion } from '../../../web/editing/on-version.ts'

type Entity = { version: number; isDone: boolean; note: string }

/** A server that holds one thing and does nothing on a version that has passed. */
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

describe('something done to a thing as it was seen', () => {
  const seen: Entity = { version: 1, isDone: false, note: '' }

  it('is done although someone wrote something else in it', async () => {
    const server = serverOf({ version: 3, isDone: false, note: 'Theirs' })
    expect(await onVersion(seen, server)).toBe('done')
    expect(server.versions).toEqual([1, 3])
  })

  it('is not done when someone did it, or undid it, first', async () => {
    const server = serverOf({ version: 2, isDone: true, note: '' })
    await expect(onVersion(seen, server)).rejects.toMatchObject({ code: 'stale-version' })
    expect(server.versions).toEqual([1])
  })

  it('hands on every other refusal', async () => {
    const run = () => Promise.reject(new ApiError({ status: 403, code: 'not-allowed' }))
    await expect(onVersion(seen, { ...serverOf(seen), run })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
