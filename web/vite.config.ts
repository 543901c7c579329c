import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The server compares Origin with Host, so the proxy forwards the browser's Host.
const server = {
  target: process.env.HEADRACE_DEV_SERVER ?? 'http://127.0.0.1:8080',
  changeOrigin: false,
}

/** `root` is this folder; `#server/…` resolves through package.json's imports. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'public',
  // Oxc only lowers legacy decorators; also set here, so that a tsconfig `include` cannot disable them.
  oxc: {
    decorator: { legacy: true },
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  // Source modules have /api/*.ts paths too; these are not proxied to the server.
  server: {
    port: 5173,
    proxy: { '^/api/(?!.*\\.ts(\\?|$))': server, '/healthz': server, '/readyz': server },
  },
  // Pages are loaded on demand; scanning them all at startup avoids reloads when a new dependency is found.
  optimizeDeps: { entries: ['**/*.ts', '!vite.config.ts'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined: the content security policy allows only files of the page's own origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The desk is the first page of most visits. As an input its modules are `$initial`: all but its own are in
      // `app`, which every page loads.
      input: ['index.html', 'pages/desk/hr-desk-page.ts'].map((path) =>
        fileURLToPath(new URL(path, import.meta.url)),
      ),
      output: {
        // A page loads few files: test/journeys/scripts.test.ts has the limits.
        codeSplitting: {
          groups: [
            { name: 'packages', test: /\/node_modules\//, tags: ['$initial'], priority: 5 },
            { name: 'app', test: /^(?!.*\/desk)/, tags: ['$initial'], priority: 4 },
            // Of signing in and one's account; the other pages have no such fields.
            {
              name: 'credentials',
              test: /\/web\/(locales\/.*credentials|components\/hr-(form|code)-field)/,
              minShareCount: 2,
              priority: 3.5,
            },
            // Reading and comparing documents: loaded by the elements that show them, never with a page.
            {
              name: 'documents',
              test: /\/server\/domain\/documents\/|\/node_modules\/(marked|marked-footnote|dompurify|diff)\//,
              priority: 3.6,
            },
            // Attaching documents: of the pages of features and documents alone.
            {
              name: 'attaching',
              test: /\/web\/(entities\/attaching|components\/hr-attach|locales\/(.*\/)?document\.ts|api\/(upload|document-versions)|events\/content-given)/,
              minShareCount: 2,
              priority: 3.7,
            },
            { name: 'forms', minShareCount: 5, priority: 3 },
            {
              name: 'basics',
              test: /\/web\/(api|events|shell|styles)\/|\/server\//,
              minShareCount: 2,
              priority: 2,
            },
            {
              name: 'editing',
              test: /\/web\/(editing|entities)\/|conflict|presence/,
              minShareCount: 2,
              priority: 3.4,
            },
          ],
        },
      },
    },
  },
})
