/** Databases whose transactions are not quite the usual ones. */
import type { Kysely, Transaction } from 'kysely'

type Execute<DB> = <T>(work: (trx: Transaction<DB>) => Promise<T>) => Promise<T>

/** `db`, save that `db.transaction().execute(work)` does what `execute` says. */
function withTransactions<DB>(db: Kysely<DB>, execute: Execute<DB>): Kysely<DB> {
  return new Proxy<Kysely<DB>>(db, {
    get(target, property) {
      if (property === 'transaction') return () => ({ execute })
      const value: unknown = Reflect.get(target, property, target)
      // Kysely keeps private fields, which only the real object has.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

/**
 * A database whose transactions join one that is under way, so that several services, each of which opens its own,
 * become all or nothing together.
 */
export const nestedIn = <DB>(trx: Transaction<DB>): Kysely<DB> => withTransactions(trx, (work) => work(trx))

/**
 * A database in whose transactions something is done before and after the work of whoever opens them.
 * @param around given the transaction as that work knows it, and again without what `db` hides
 */
export const wrapTransactions = <DB>(
  db: Kysely<DB>,
  around: <T>(trx: Transaction<DB>, unfiltered: Transaction<DB>, work: () => Promise<T>) => Promise<T>,
): Kysely<DB> =>
  withTransactions(db, (work) =>
    db.transaction().execute((trx) => around(trx, trx.withoutPlugins(), () => work(trx))),
  )
