import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The server compares Origin with Host, so the proxy hands on the Host that the browser sees.
const server = {
  target: process.env.HEADRACE_DEV_SERVER ?? 'http://127.0.0.1:8080',
  changeOrigin: false,
}

/** `root` is this folder; `#server/…` resolves through package.json's imports. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'public',
  // Oxc lowers legacy decorators only; said here too, so that no tsconfig `include` can undo it.
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  // Our own modules lie under /api/*.ts too; those are not for the server.
  server: {
    port: 5173,
    proxy: { '^/api/(?!.*\\.ts(\\?|$))': server, '/healthz': server, '/readyz': server },
  },
  // Pages are loaded on demand; found all at once, so that no new dependency reloads a page in use.
  optimizeDeps: { entries: ['**/*.ts', '!vite.config.ts'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inline: the page is served under a policy that allows only files of its own origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Few files for each page: packages, what most pages share, and the page.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'packages', test: /\/node_modules\//, priority: 1 },
            { name: 'shared', test: /\/(web|server)\//, minShareCount: 6 },
          ],
        },
      },
    },
  },
})
