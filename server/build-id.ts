/** Set by the build (`.config/build-server.ts`) to the hash of the sources. */
declare const HEADRACE_BUILD: string | undefined

/**
 * Identifies the code that runs, so that what other code computed and stored is computed again. Without a build, in
 * development, every start is other code.
 */
export const buildId =
  typeof HEADRACE_BUILD === 'string' ? HEADRACE_BUILD : `unbuilt ${new Date().toISOString()}`
