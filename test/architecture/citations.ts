/** Citations of documents in the code: `RULES.md, Due dates, Order` names two headings of the rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file with citations; `path` is relative to the project. */
export type Citing = { path: string; text: string }

const cites = /\.(ts|css|html|md)$/

/** Every file of these folders that may contain citations, except the rules themselves. */
export const citingFiles = (root: string, folders: readonly string[]): Citing[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true }),
    )
    .filter((entry) => entry.isFile() && cites.test(entry.name) && entry.name !== 'RULES.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, 'utf8') }))

/** The headings of a document. */
export const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) => title)

/** The text of a comment without leading stars, so that a citation may span lines. */
const unwrapped = (text: string): string => text.replace(/\n[ \t]*(\*|\/\/) ?/g, ' ')

/**
 * The citations of the rules without a matching heading, as `path: RULES.md, rest of the citation`. Each comma before
 * a capital letter begins another heading; in Markdown, the document may also be named alone.
 */
export function brokenCitations({ path, text }: Citing, headings: readonly string[]): string[] {
  const longestFirst = [...headings].sort((a, b) => b.length - a.length)
  return [...unwrapped(text).matchAll(/(?<![/\w])RULES\.md([^\n]{0,160})/g)].flatMap(
    ([whole, after = '']) => {
      let rest = after
      let count = 0
      while (/^,\s+[A-Z]/.test(rest)) {
        rest = rest.replace(/^,\s+/, '')
        const heading = longestFirst.find(
          (title) => rest.startsWith(title) && !/^\w/.test(rest.slice(title.length)),
        )
        if (heading === undefined) return [`${path}: ${whole}`]
        rest = rest.slice(heading.length)
        count += 1
      }
      return count > 0 || path.endsWith('.md') ? [] : [`${path}: ${whole}`]
    },
  )
}

/** The documents named in comments that do not exist in the project, as `path: NAME.md`. */
export const missingDocuments = ({ path, text }: Citing, documents: ReadonlySet<string>): string[] =>
  [...text.matchAll(/\/\*[^]*?\*\/|\/\/.*$/gm)]
    .flatMap(([comment]) => [...comment.matchAll(/[\w-]+\.md\b/g)])
    .map(([name]) => name)
    .filter((name) => !documents.has(name))
    .map((name) => `${path}: ${name}`)
