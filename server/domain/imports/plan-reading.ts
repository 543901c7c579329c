/** Column mapping and stage mapping of an import: people's choices first, suggestions for the rest. */
import type { Import, ImportColumn, ImportField } from '../../contracts/imports.ts'
import type { FeatureStage } from '../../contracts/lists.ts'
import { normalizeWord } from './normalize-word.ts'
import { stageOfWord } from './stage-words.ts'
import { suggestColumns, suggestFromCells } from './suggest-columns.ts'
import { cellText, samplesOf, type TableRow, type WordCounts } from './survey-rows.ts'

/** The settings of an import that people may choose; the rest is detected. */
export type ReadingSettings = {
  hasHeader: boolean
  /** Column index → chosen field. */
  mapping: Record<string, ImportField | null>
  /** Word → chosen stage. */
  stageWords: Record<string, FeatureStage | null>
}

/** The default name of a column without a header: A, B, …, Z, AA, as in a spreadsheet. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** The columns with names, samples and fields: chosen fields first, suggestions for the rest. */
export function planColumns(
  header: TableRow | null,
  rows: readonly TableRow[],
  mapping: ReadingSettings['mapping'],
): ImportColumn[] {
  const width = header?.cells.length ?? rows[0]?.cells.length ?? 0
  const indexes = Array.from({ length: width }, (_, index) => index)
  const suggested = header
    ? suggestColumns(indexes.map((index) => cellText(header, index)))
    : suggestFromCells(
        rows.slice(0, 20).map(({ cells }) => cells),
        width,
      )
  const chosen = new Map(Object.entries(mapping).map(([index, field]) => [Number(index), field]))
  const taken = new Set(chosen.values())
  return indexes.map((index) => {
    const guess = suggested[index] ?? null
    const field = chosen.has(index) ? (chosen.get(index) ?? null) : guess && taken.has(guess) ? null : guess
    const name = (header && cellText(header, index)) || columnLetters(index)
    return { index, name: name.slice(0, 200), field, samples: samplesOf(rows, index) }
  })
}

/** The stage of every word in the stage column: the chosen one, else from the catalogue. */
export function planStages(
  counted: WordCounts,
  chosen: ReadingSettings['stageWords'],
): { stages: Map<string, FeatureStage | null>; words: Import['stageWords'] } {
  const choices = new Map(Object.entries(chosen).map(([word, stage]) => [normalizeWord(word), stage]))
  const words = [...counted].map(([normalized, { word, count }]) => {
    const choice = choices.get(normalized)
    return { normalized, word, count, stage: choice === undefined ? stageOfWord(word) : choice }
  })
  const isShown = words.filter(({ word }) => word.length <= 200)
  isShown.sort((a, b) => Number(a.stage !== null) - Number(b.stage !== null) || b.count - a.count)
  return {
    stages: new Map(words.map(({ normalized, stage }) => [normalized, stage])),
    words: isShown.slice(0, 200).map(({ word, stage, count }) => ({ word, stage, count })),
  }
}
