/** `npm start`: what is not built, or no longer right, is built; then the server, from its build. */
// JavaScript: this process goes on as the server and would carry along what reads TypeScript.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV ??= 'production'
const build = fileURLToPath(new URL('build.ts', import.meta.url))
const { status } = spawnSync(process.execPath, ['--import', 'tsx', build, '--if-stale'], { stdio: 'inherit' })
// The build has said what is wrong.
if (status !== 0) process.exit(1)
process.setSourceMapsEnabled(true)
await import('../dist/server.js')
