/** The widths of letters, in em. Common fonts are between them: Arial Narrow about 0.42, DejaVu Sans Bold 0.68. */
const letterWidths = { narrow: 0.4, wide: 0.7 } as const
export type FontName = keyof typeof letterWidths
export const fontNames = ['narrow', 'wide'] as const satisfies readonly FontName[]

const em = 1000
const ascent = 930
const descent = 240
/** Glyphs by number; the first is for characters that the font lacks. */
const glyph = { missing: 0, space: 1, letter: 2, ideograph: 3 }

/** The characters of the font, as first and last character and their glyph; Chinese is one em wide in every font. */
const ranges = [
  [0x20, 0x20, glyph.space],
  [0x21, 0x7e, glyph.letter],
  [0xa0, 0xa0, glyph.space],
  [0xa1, 0x24f, glyph.letter],
  [0x2010, 0x205e, glyph.letter],
  [0x2100, 0x27bf, glyph.letter],
  [0x2e80, 0x9fff, glyph.ideograph],
  [0xff00, 0xffef, glyph.ideograph],
] as const

const u16 = (...values: number[]) => values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff])
const u32 = (...values: number[]) => values.flatMap((value) => u16(value >>> 16, value))
const zeros = (count: number) => Array<number>(count).fill(0)
const padded = (bytes: number[]) => [...bytes, ...zeros(-bytes.length & 3)]

/** A filled rectangle of four points, with a small margin on both sides. */
function block(advance: number): number[] {
  const [left, right, top] = [60, advance - 60, 700]
  const across = [left, right - left, 0, left - right]
  return [...u16(1, left, 0, right, top, 3, 0), 1, 1, 1, 1, ...u16(...across, 0, 0, top, 0)]
}

/** The tables of a TrueType font, sorted by name. Fields are in the order of the OpenType specification. */
function tablesOf(letter: number): [tag: string, bytes: number[]][] {
  const advances = [letter, letter / 2, letter, em]
  const glyphs = [[], [], block(letter), block(em)]
  const ends = glyphs.map((_, index) => glyphs.slice(0, index + 1).flat().length)
  const groups = ranges.flatMap((range) => u32(...range))
  return [
    [
      'OS/2',
      [
        ...[...u16(4, letter, 400, 5), ...zeros(54), ...u16(0x40, 0x20, 0xffff)],
        ...[...u16(ascent, -descent, 0, ascent, descent), ...u32(1, 0), ...u16(500, 700, 0, 0x20, 1)],
      ],
    ],
    // Format 13: many characters to one glyph.
    [
      'cmap',
      [
        ...[...u16(0, 1, 3, 10), ...u32(12), ...u16(13, 0)],
        ...[...u32(16 + groups.length, 0, ranges.length), ...groups],
      ],
    ],
    ['glyf', glyphs.flat()],
    [
      'head',
      [
        ...[...u32(0x10000, 0x10000, 0, 0x5f0f3cf5), ...u16(3, em), ...zeros(16)],
        ...u16(0, 0, em, 700, 0, 8, 2, 1, 0),
      ],
    ],
    ['hhea', [...u16(1, 0, ascent, -descent, 0, em), ...zeros(22), ...u16(advances.length)]],
    ['hmtx', advances.flatMap((advance) => u16(advance, 60))],
    ['loca', u32(0, ...ends)],
    ['maxp', [...u32(0x10000), ...u16(advances.length, 4, 1, 0, 0, 1), ...zeros(16)]],
    ['name', u16(0, 0, 6)],
    ['post', [...u32(0x30000), ...zeros(28)]],
  ]
}

/**
 * A font of blocks, every letter equally wide: text has the same size on every machine, whatever fonts are installed.
 * A layout that fits in the narrow and in the wide block font fits in a real font.
 */
export function blockFont(name: FontName): Uint8Array<ArrayBuffer> {
  const tables = tablesOf(letterWidths[name] * em)
  const directory = u16(tables.length, 128, 3, 16 * tables.length - 128)
  let offset = 12 + 16 * tables.length
  for (const [tag, bytes] of tables) {
    const letters = [...tag].map((letter) => letter.charCodeAt(0))
    directory.push(...letters, ...u32(0, offset, bytes.length))
    offset += padded(bytes).length
  }
  return Uint8Array.from([...u32(0x10000), ...directory, ...tables.flatMap(([, bytes]) => padded(bytes))])
}
