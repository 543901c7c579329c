import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, the longest first. */
const longest = [
  'test/journeys/getting-in.test.ts',
  'test/journeys/journey.test.ts',
  'test/journeys/pages-english.test.ts',
  'test/journeys/pages-chinese.test.ts',
  'test/journeys/two-people.test.ts',
  'test/shared-data/journey.test.ts',
  'test/journeys/stillness.test.ts',
  'test/journeys/keyboard.test.ts',
  'test/journeys/trouble.test.ts',
]
const placeOf = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place < 0 ? longest.length : place
}

/** Starts the long files first, so that no worker runs one alone at the end. Vitest goes by size before it knows a time. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
