import type { Journey } from './start-journey.ts'

/** The source of an import: a file on disk, or rows to paste. */
export type List = { file: string } | { rows: string }

async function bring({ page, say }: Journey, list: List): Promise<void> {
  await page.goto('/features/import')
  await page.getByRole('heading', { name: say.import('title'), level: 1 }).waitFor()
  if ('file' in list) {
    await page.locator('input[type=file]').setInputFiles(list.file)
  } else {
    await page.getByRole('textbox', { name: say.import('source.paste') }).fill(list.rows)
    await page.getByRole('button', { name: say.import('source.read') }).click()
  }
  const [lede = ''] = say.import('preview.lede', { until: '\n' }).split('\n')
  await page.getByText(lede).waitFor()
}

/** Imports a list: checks the preview of its rows, and confirms `count` new features. */
export async function importNew(journey: Journey, list: List, count: number): Promise<void> {
  const { page, say } = journey
  await bring(journey, list)
  await page.getByRole('link', { name: `${say.import('kinds.new')} ${count}`, exact: true }).waitFor()
  await page.getByRole('button', { name: say.import('preview.commit.new', { count }), exact: true }).click()
  await page.getByRole('heading', { name: say.import('done.added', { count }) }).waitFor()
}

/** Imports the same list again: every row is unchanged, and there is nothing to confirm. */
export async function importSame(journey: Journey, list: List, count: number): Promise<void> {
  const { page, say } = journey
  await bring(journey, list)
  for (const [kind, rows] of [
    ['new', 0],
    ['changed', 0],
    ['same', count],
    ['wrong', 0],
  ] as const)
    await page.getByRole('link', { name: `${say.import(`kinds.${kind}`)} ${rows}`, exact: true }).waitFor()
  const commit = page.getByRole('button', { name: say.import('preview.commit.nothing') })
  if (await commit.isEnabled()) throw new Error('The same list again can be confirmed')
}
