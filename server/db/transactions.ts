/** Wrappers of a database that change how its transactions run. */
import type { Kysely, Transaction } from 'kysely'

type Execute<DB> = <T>(work: (trx: Transaction<DB>) => Promise<T>) => Promise<T>

/** `db` with another implementation of `db.transaction().execute(work)`. */
function withTransactions<DB>(db: Kysely<DB>, execute: Execute<DB>): Kysely<DB> {
  return new Proxy<Kysely<DB>>(db, {
    get(target, property) {
      if (property === 'transaction') return () => ({ execute })
      const value: unknown = Reflect.get(target, property, target)
      // Kysely has private fields, which only the real object has.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

/**
 * A database whose transactions join a running one, so that several services, each of which opens its own, commit or
 * roll back together.
 */
export const nestedIn = <DB>(trx: Transaction<DB>): Kysely<DB> => withTransactions(trx, (work) => work(trx))

/**
 * A database whose transactions are wrapped by code that runs before and after the work.
 * @param around gets the transaction as the work sees it, and again without the row filter
 */
export const wrapTransactions = <DB>(
  db: Kysely<DB>,
  around: <T>(trx: Transaction<DB>, unfiltered: Transaction<DB>, work: () => Promise<T>) => Promise<T>,
): Kysely<DB> =>
  withTransactions(db, (work) =>
    db.transaction().execute((trx) => around(trx, trx.withoutPlugins(), () => work(trx))),
  )
