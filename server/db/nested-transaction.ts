import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'

/**
 * A database whose transactions join one that is under way, so that several services, each of which opens its own,
 * become all or nothing together.
 */
export function nestedIn(trx: Transaction<Database>): Kysely<Database> {
  const transaction = () => ({
    execute: <T>(work: (joined: Transaction<Database>) => Promise<T>): Promise<T> => work(trx),
  })
  return new Proxy<Kysely<Database>>(trx, {
    get(target, property) {
      if (property === 'transaction') return transaction
      const value: unknown = Reflect.get(target, property, target)
      // Kysely keeps private fields, which only the real object has.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
