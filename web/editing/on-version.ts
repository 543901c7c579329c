import { ApiError } from '../api/client.ts'

/**
 * Does something to a thing as one has seen it. When others changed something else about it meanwhile, it is done on what
 * stands there now; when they changed the very thing that it is about, nothing is done.
 * @param does `about` is what must still be as it was seen
 * @throws ApiError for every refusal, `stale-version` when others were there first
 */
export async function onVersion<T extends { version: number }, R>(
  seen: T,
  does: { about: (entity: T) => unknown; run: (version: number) => Promise<R>; read: () => Promise<T> },
): Promise<R> {
  let { version } = seen
  const about = JSON.stringify(does.about(seen))
  for (let tries = 0; ; tries += 1) {
    try {
      return await does.run(version)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale-version' || tries > 3) throw error
      const now = await does.read()
      if (JSON.stringify(does.about(now)) !== about) throw error
      version = now.version
    }
  }
}
