import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Script bytes, gzipped, that a browser loads for the first page: what index.html names and all that those import at once. */
export function firstPageScriptBytes(folder: string, page: string): number {
  const assets = join(folder, 'assets')
  const files = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const waiting = [...html.matchAll(/assets\/([\w-]+\.js)/g)].map((match) => match[1]!)
  const own = files.find((name) => name.startsWith(`${page}-`))
  if (own) waiting.push(own)
  const seen = new Set<string>()
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const source = readFileSync(join(assets, name), 'utf8')
    for (const [, imported] of source.matchAll(/(?:import|from)\s*["']\.\/([\w-]+\.js)["']/g))
      waiting.push(imported!)
  }
  return [...seen].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)
}
