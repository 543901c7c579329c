import type { BothLanguages } from '../../contracts/primitives.ts'

/** A text in English and in Simplified Chinese, side by side, so that whoever edits one sees the other. */
export const both = (english: string, chinese: string): BothLanguages => ({ en: english, 'zh-Hans': chinese })
