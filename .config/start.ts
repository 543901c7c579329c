/** `npm start`: builds the pages if necessary, then runs the server as in production. */
import { buildWebIfStale } from './build.ts'

process.env.NODE_ENV ??= 'production'
buildWebIfStale()
await import('../server/main.ts')
