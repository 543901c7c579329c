/** `npm start`: what is not built, or no longer right, is built; then the server, from its build. */
// JavaScript: this process goes on as the server and would carry along what reads TypeScript.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV ??= 'production'
const build = fileURLToPath(new URL('build.ts', import.meta.url))
execFileSync(process.execPath, ['--import', 'tsx', build, '--if-stale'], { stdio: 'inherit' })
process.setSourceMapsEnabled(true)
await import('../dist/server.js')
