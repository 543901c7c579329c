import { nameIn } from '#server/domain/history/placeholder.ts'
import { language } from '../locales/language.ts'

/** A person's name for display; the placeholder name of an anonymised person is in the page's language. */
export const personName = ({ name }: { name: string }): string => nameIn(name, language())
