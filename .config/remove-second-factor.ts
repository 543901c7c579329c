/** `npm run remove-second-factor -- <e-mail address>`: lets in a person whose second factor nobody else can remove. */
import { v7 as uuidv7 } from 'uuid'
import { readConfig } from '../server/config.ts'
import { openDatabase } from '../server/db/database.ts'
import { lockDatabase } from '../server/db/file-lock.ts'
import { openLive } from '../server/db/live.ts'
import { systemOrigin } from '../server/deps.ts'
import { findAccount } from '../server/resources/accounts/accounts.repository.ts'
import { removeSecondFactor } from '../server/resources/accounts/second-factor.service.ts'

process.umask(0o077)
let close = async () => {}
try {
  const [email, ...rest] = process.argv.slice(2)
  if (email === undefined || rest.length > 0) {
    throw new Error('Name one person: npm run remove-second-factor -- <e-mail address>')
  }
  const { databaseUrl } = readConfig(process.env)
  const release = lockDatabase(databaseUrl)
  const db = openDatabase(databaseUrl, 1)
  const live = openLive(databaseUrl, db)
  close = async () => {
    await live.close()
    await db.destroy()
    release()
  }
  const account = await findAccount(db, email.toLowerCase())
  if (!account) throw new Error(`Nobody here has the e-mail address ${email}`)
  const deps = { db, live, origin: systemOrigin, now: () => new Date().toISOString(), newId: () => uuidv7() }
  await removeSecondFactor(deps, null, account.personId)
  console.log(`${account.name} signs in without a second factor, and can set up a new one.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await close()
}
