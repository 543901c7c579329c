/** Attack → answer: what each attempt against the built server is refused with, over HTTP, on both databases. */
import { eachDatabase } from '../../support/databases.ts'
import { attacksOnAccounts } from './accounts.ts'
import { useCompany } from './company.ts'
import { attacksOnEntities } from './entities.ts'
import { attacksByStrangers } from './strangers.ts'

eachDatabase((name, _open, newUrl) => {
  const companyOf = useCompany(newUrl)
  attacksOnAccounts(companyOf)
  attacksOnEntities(companyOf)
  attacksByStrangers(companyOf, name)
})
