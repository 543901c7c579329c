import { conflict as en } from './en/conflict.ts'
import { conflict as zhHans } from './zh-Hans/conflict.ts'
import { messages } from './messages.ts'

/** What is said when two people work on one thing. */
export const conflictText = messages({ en, 'zh-Hans': zhHans })

/** A field's name within a sentence: “the release date”; abbreviations keep their capitals. */
export function fieldInSentence(name: string): string {
  const [, second = ''] = name
  const isAbbreviation = second !== second.toLowerCase()
  return conflictText('the', { field: isAbbreviation ? name : name.charAt(0).toLowerCase() + name.slice(1) })
}
