/** `npm start`: the pages built when they have to be, then the server as in production. */
import { buildWebIfStale } from './build.ts'

process.env.NODE_ENV ??= 'production'
buildWebIfStale()
await import('../server/main.ts')
