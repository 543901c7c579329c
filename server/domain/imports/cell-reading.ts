/** Why a cell cannot be read: a code and parameters that the page puts into words. */
export type CellError = { code: string; params?: Record<string, string | number> }

/** What became of the text of a cell. */
export type CellReading<Value> = { value: Value } | { error: CellError }
