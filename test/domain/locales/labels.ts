import { readdirSync, readFileSync } from 'node:fs'

/** One label in both languages, and where it is used. */
export type Label = { at: string; en: string; zh: string }

type Words = { [key: string]: string | Words }

const flat = (words: Words, path: string): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : flat(value, `${path}.${key}`),
  )

async function catalogue(language: 'en' | 'zh-Hans', file: string): Promise<[string, string][]> {
  const words = (await import(`../../../web/locales/${language}/${file.replace('.ts', '')}.ts`)) as {
    [name: string]: Words
  }
  return Object.values(words).flatMap((one) => flat(one, file.replace('.ts', '')))
}

/** The messages of all pages. */
async function inPages(): Promise<Label[]> {
  const files = readdirSync('web/locales/en')
  const all = await Promise.all(
    files.map(async (file) => {
      const chinese = new Map(await catalogue('zh-Hans', file))
      return (await catalogue('en', file)).map(([at, en]) => ({ at, en, zh: chinese.get(at) ?? '' }))
    }),
  )
  return all.flat().filter(({ zh }) => zh !== '')
}

/** The texts of the server that exist in both languages: fields, tasks, criteria, warnings, exports. */
function inServer(): Label[] {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.ts'),
  )
  return files.flatMap((file) =>
    [...readFileSync(`server/${file}`, 'utf8').matchAll(/\bboth\(\s*'([^']*)',\s*'([^']*)',?\s*\)/g)].map(
      ([, en = '', zh = '']) => ({ at: `server/${file}`, en, zh }),
    ),
  )
}

/** Whether this is a name, rather than a sentence or a part of one. */
const isLabel = ({ en, zh }: Label) => !/\{\{|[.?!:,]|。|？/.test(en + zh) && en.split(' ').length <= 4

export const labels = async (): Promise<Label[]> => [...(await inPages()), ...inServer()].filter(isLabel)

const stem = (word: string) =>
  word
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
    .replace(/(ed|d|e)$/, '')
    .replace(/(\w)\1$/, '$1')

/** English without distinctions that Chinese does not make: articles, pronouns, number, tense and word order. */
export const withoutForms = (english: string): string =>
  english
    .toLowerCase()
    .replaceAll('-', ' ')
    .split(' ')
    .filter((word) => !['a', 'an', 'the', 'it', 'them', 'by'].includes(word))
    .map(stem)
    .sort()
    .join(' ')

/** Each `from` with several `to`, as `from: to (where), to (where)`. */
export function severalFor(
  all: readonly Label[],
  from: (label: Label) => string,
  to: (label: Label) => string,
): Map<string, string> {
  const found = new Map<string, Map<string, string>>()
  for (const label of all) {
    const places = found.get(from(label)) ?? new Map<string, string>()
    found.set(from(label), places.set(to(label), places.get(to(label)) ?? label.at))
  }
  return new Map(
    [...found].flatMap(([one, places]) =>
      places.size > 1 ? [[one, [...places].map(([word, at]) => `${word} (${at})`).join(', ')]] : [],
    ),
  )
}
