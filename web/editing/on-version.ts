import { ApiError } from '../api/client.ts'

/**
 * Runs an action on the version of an entity that the user saw. When others changed unrelated fields since,
 * it is retried on the current version; when they changed the fields that the action is about, it fails.
 * @param does `about` selects the state that must not have changed
 * @throws ApiError for every refusal; `stale-version` when that state was changed by others
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
