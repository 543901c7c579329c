import { conflict as en } from './en/conflict.ts'
import { conflict as zhHans } from './zh-Hans/conflict.ts'
import { messages } from './messages.ts'

/** Messages about conflicting edits. */
export const conflictText = messages({ en, 'zh-Hans': zhHans })

/** A field's name within a sentence: “the release date”; abbreviations stay in capitals. */
export function fieldInSentence(name: string): string {
  const [, second = ''] = name
  const isAbbreviation = second !== second.toLowerCase()
  return conflictText('the', { field: isAbbreviation ? name : name.charAt(0).toLowerCase() + name.slice(1) })
}
