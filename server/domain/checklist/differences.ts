const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => isSame(value, right.get(key)))
}

/** Deep equality of plain data, independent of key order. */
export const isSameData = <T>(a: T, b: T): boolean => isSame(a, b)

/** The fields of `after` whose value differs from `before`; null when none does. */
export function differences<T extends object>(before: T, after: T): Partial<T> | null {
  const set: Partial<T> = {}
  for (const key of Object.keys(after) as (keyof T)[])
    if (!isSameData(before[key], after[key])) set[key] = after[key]
  return Object.keys(set).length === 0 ? null : set
}
