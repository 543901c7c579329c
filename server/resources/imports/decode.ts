/** Decodes the bytes of a file, or refuses them with a reason. */
import { isAscii, isUtf8 } from 'node:buffer'
import { setImmediate as pause } from 'node:timers/promises'
import type { Import } from '../../contracts/imports.ts'
import { refuse } from '../../domain/refusal.ts'

export type Encoding = Import['encoding']
type Params = Record<string, string | number | string[]>

/** An unreadable file; `reason` is one of a closed list that the page translates. */
export const unreadable = (reason: string, params: Params = {}) =>
  refuse('import-unreadable', { params: { reason, ...params } })

const byteOrderMarks: readonly { mark: readonly number[]; encoding: Encoding }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]
/** The magic numbers of XLSX (a ZIP) and XLS files, which get their own error message. */
const spreadsheetMarks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
const startsWith = (bytes: Buffer, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)

/**
 * UTF-8 or UTF-16 by byte order mark, else strict UTF-8, else GB18030. Invalid bytes are never replaced: the file is
 * refused.
 * @throws Refusal import-unreadable with the reason `empty`, `spreadsheet`, `not-text`, `mixed-encodings` or `unknown-encoding`
 */
export async function decode(bytes: Buffer): Promise<{ text: string; encoding: Encoding }> {
  if (bytes.length === 0) throw unreadable('empty')
  if (spreadsheetMarks.some((mark) => startsWith(bytes, mark))) throw unreadable('spreadsheet')
  const marked = byteOrderMarks.find(({ mark }) => startsWith(bytes, mark))?.encoding
  const isWide = marked === 'utf-16le' || marked === 'utf-16be'
  if (!isWide && bytes.includes(0)) throw unreadable('not-text', { line: lineAt(bytes, bytes.indexOf(0)) })
  const encoding = marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030')
  if (!isWide && !isUtf8(bytes)) await refuseMixed(bytes, marked)
  const text = await decodeStrictly(bytes, encoding)
  if (text.includes('\0')) throw unreadable('not-text')
  if (text.trim() === '') throw unreadable('empty')
  return { text, encoding }
}

const lineAt = (bytes: Buffer, position: number): number => {
  let line = 1
  for (let at = bytes.indexOf(10); at !== -1 && at < position; at = bytes.indexOf(10, at + 1)) line++
  return line
}

/** Decodes in chunks, so that a big file does not block other requests. */
async function decodeStrictly(bytes: Buffer, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const size = 512 * 1024
  let text = ''
  try {
    for (let at = 0; at < bytes.length; at += size) {
      text += decoder.decode(bytes.subarray(at, at + size), { stream: true })
      await pause()
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('unknown-encoding', { encoding })
    throw error
  }
}

/** A line that is certainly UTF-8: valid, and with a character of three or more bytes. */
const isCertainlyUtf8 = (line: Buffer): boolean => isUtf8(line) && line.some((byte) => byte >= 0xe0)

/** Refuses a file in which one line is certainly UTF-8 and another certainly not, with the numbers of both. */
async function refuseMixed(bytes: Buffer, marked: Encoding | undefined): Promise<void> {
  let utf8Line = marked === 'utf-8' ? 1 : 0
  let otherLine = 0
  let other = 'gb18030'
  let line = 0
  for (let from = 0; from < bytes.length && !(utf8Line && otherLine);) {
    const newline = bytes.indexOf(10, from)
    const to = newline === -1 ? bytes.length : newline
    const part = bytes.subarray(from, to)
    from = to + 1
    line++
    if (line % 5000 === 0) await pause()
    if (isAscii(part)) continue
    if (!utf8Line && isCertainlyUtf8(part)) utf8Line = line
    if (!otherLine && !isUtf8(part)) {
      otherLine = line
      other = await decodeStrictly(part, 'gb18030').then(
        () => 'gb18030',
        () => 'unknown',
      )
    }
  }
  if (utf8Line && otherLine)
    throw unreadable('mixed-encodings', { encodings: ['utf-8', other], utf8Line, otherLine })
}
