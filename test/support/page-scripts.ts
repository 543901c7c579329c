import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * The scripts that a browser loads before it displays a page: what index.html names, the page's own, and all
 * that those import at once.
 * @param folder the built pages
 * @param page the tag of the page
 */
export function pageScripts(folder: string, page: string): { files: number; gzippedBytes: number } {
  const assets = join(folder, 'assets')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const own = readdirSync(assets).find((name) => name.startsWith(`${page}-`) && name.endsWith('.js'))
  if (!own) throw new Error(`${assets} has no script of ${page}`)
  const waiting = [own, ...[...html.matchAll(/assets\/([\w-]+\.js)/g)].map((match) => match[1]!)]
  const seen = new Map<string, number>()
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (seen.has(name)) continue
    const source = readFileSync(join(assets, name), 'utf8')
    seen.set(name, gzipSync(source).length)
    for (const [, imported] of source.matchAll(/(?:import|from)\s*["']\.\/([\w-]+\.js)["']/g))
      waiting.push(imported!)
  }
  return { files: seen.size, gzippedBytes: [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) }
}
