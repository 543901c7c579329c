import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * The scripts that a browser loads before a page is shown: what index.html names, the page, and all that those import.
 * @param web the built pages
 * @param page its tag, which is the name of its script
 */
export function pageScripts(web: string, page: string): { kilobytes: number; files: number } {
  const own = readdirSync(join(web, 'assets')).find(
    (name) => name.startsWith(`${page}-`) && name.endsWith('.js'),
  )
  if (!own) throw new Error(`${web} has no script of ${page}`)
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const waiting = [...html.matchAll(/(?:src|href)="\/([\w./-]+\.js)"/g)].map((match) => match[1]!)
  waiting.push(`assets/${own}`)
  const sizes = new Map<string, number>()
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (sizes.has(name) || !existsSync(join(web, name))) continue
    const source = readFileSync(join(web, name), 'utf8')
    sizes.set(name, gzipSync(source).length)
    for (const [, imported] of source.matchAll(/(?:import|from)\s*["'`]\.\/([\w-]+\.js)["'`]/g))
      waiting.push(`assets/${imported}`)
  }
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return { kilobytes: bytes / 1000, files: sizes.size }
}
