const longest = 200

/** Text of Markdown, without its marks. */
const plain = (markdown: string) =>
  markdown
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\\([^\w\s])|[*_`]+/g, '$1')
    .replace(/\s#+\s*$/, '')
    .trim()

/**
 * The title of a document: its first heading of the first level, or what it says of itself.
 * @param stated the title among its properties, which often is that of a template
 */
export function titleOf(markdown: string, stated: string | undefined): string | undefined {
  const beginning = markdown.slice(0, 20_000)
  const frontMatter = /^---\n(?:[^\n]*\n){0,50}?title:[ \t]*["']?([^\n]{1,300}?)["']?[ \t]*\n/.exec(
    beginning,
  )?.[1]
  const heading = /^#[ \t]+([^\n]{1,300})/m.exec(beginning)?.[1]
  const title = frontMatter ?? (heading && plain(heading)) ?? stated
  return title?.slice(0, longest).trim() || undefined
}
