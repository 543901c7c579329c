import type { BothLanguages } from '../../contracts/primitives.ts'

/** A text in English and Simplified Chinese, next to each other so that both are edited together. */
export const both = (english: string, chinese: string): BothLanguages => ({ en: english, 'zh-Hans': chinese })
