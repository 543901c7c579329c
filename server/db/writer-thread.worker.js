/** Runs the statements that it is sent, one after the other, on a connection of its own (writer-thread.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'

const connection = new SqliteDatabase(workerData.file)
for (const setting of workerData.settings) connection.pragma(setting)
const prepared = new Map()

function prepare(sql) {
  const statement = prepared.get(sql) ?? connection.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

function run({ sql, parameters }) {
  const statement = prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

function answerTo(query) {
  try {
    return { result: run(query) }
  } catch ({ message, code }) {
    return { error: { message, code } }
  }
}

parentPort.on('message', (query) => {
  const answer = answerTo(query)
  parentPort.postMessage({ ...answer, isInTransaction: connection.inTransaction })
})
