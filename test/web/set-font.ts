import { blockFont, type FontName } from '../support/block-font.ts'

/** Sets the document in a font. Has no imports or outer variables, so that it can be sent to a page. */
export async function setFont({ family, bytes }: { family: string; bytes: number[] }): Promise<void> {
  document.fonts.add(await new FontFace(family, new Uint8Array(bytes).buffer, { weight: '1 1000' }).load())
  for (const name of ['font-family', '--font-text', '--font-title', '--font-figure'])
    document.documentElement.style.setProperty(name, family)
}

/** The argument of `setFont` for one of the test fonts. */
export const testFont = (font: FontName) => ({ family: `block-${font}`, bytes: [...blockFont(font)] })
