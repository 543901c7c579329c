import { nameIn } from '#server/domain/history/placeholder.ts'
import { language } from '../locales/language.ts'

/** A person's name as the reader reads it: what stands for an anonymised colleague is in the page's language. */
export const personName = ({ name }: { name: string }): string => nameIn(name, language())
