import { sized } from '../support/size.ts'
import { checkEveryPage } from './every-page.ts'
import { everyLook, looksIn } from './page-checks.ts'

checkEveryPage('en', sized(looksIn('en'), everyLook))
