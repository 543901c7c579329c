/** Setup of the component tests: they construct errors themselves, so no refusal has loaded the messages. */
import { loadProblems } from '../../web/locales/problems.ts'

await loadProblems()
