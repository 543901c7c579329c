/** One pass, so that what is within code or behind a backslash is not read again. */
const inlineMarks =
  /\\([\\`*_{}[\]()#+\-.!~|<>])|(`{1,3})([^`\n]+)\2(?!`)|(!?)\[([^[\]\n]*)\]\(<?([^()\s<>]*)>?(?:\s+"[^"\n]*")?\)|(?<![^\s\p{P}\p{Script=Han}])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![^\s\p{P}\p{Script=Han}])/gu

/** The address of a picture in the file store is its hash; its beginning tells one from another. */
const addressText = (address: string) => address.replace(/^image:([\da-f]{8})[\da-f]*$/, '#$1')

/**
 * Inline Markdown as it is read: emphasis and code without their marks, an address after the text of its link. Cheap and
 * approximate, for comparing; what it does not know stays as written.
 */
export const inlineText = (markdown: string): string =>
  markdown.replace(
    inlineMarks,
    (_, escaped?: string, _ticks?: string, code?: string, _image?: string, text = '', address?: string) => {
      if (escaped !== undefined) return escaped
      if (code !== undefined) return code.trim()
      if (address === undefined) return ''
      return text === address || address === '' ? text : `${text} (${addressText(address)})`.trimStart()
    },
  )
