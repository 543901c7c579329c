/** `npm run dev`: the server with restart on changes, and the pages with hot reload. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = process.env.PORT ?? '8080'
const target = `http://127.0.0.1:${port}`

const watcher = fileURLToPath(import.meta.resolve('tsx/cli'))
const server = spawn(process.execPath, [watcher, 'watch', '--clear-screen=false', 'server/main.ts'], {
  cwd: root,
  env: { ...process.env, PORT: port },
  stdio: 'inherit',
})

process.env.HEADRACE_DEV_SERVER = target
const pages = await createServer({
  root: `${root}web`,
  configFile: `${root}web/vite.config.ts`,
  server: { host: '127.0.0.1' },
})
await pages.listen()
pages.printUrls()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.kill(signal)
    void pages.close().then(() => process.exit())
  })
}
server.once('exit', (code) => {
  void pages.close().then(() => process.exit(code ?? 0))
})
