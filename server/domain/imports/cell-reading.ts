/** Why a cell cannot be parsed: a code and parameters for the message. */
export type CellError = { code: string; params?: Record<string, string | number> }

/** The parsed value of a cell, or an error. */
export type CellReading<Value> = { value: Value } | { error: CellError }
