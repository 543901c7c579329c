import type { PlaybookDefinition } from '../../contracts/playbooks.ts'
import { both } from './both-languages.ts'
import { conversion } from './default-playbook/conversion.ts'
import { enablement } from './default-playbook/enablement.ts'
import { feedback } from './default-playbook/feedback.ts'
import { handoff } from './default-playbook/handoff.ts'
import { preparation } from './default-playbook/preparation.ts'
import { promotion } from './default-playbook/promotion.ts'
import { warmUp } from './default-playbook/warm-up.ts'

/**
 * The playbook that ships with the product: 10 tasks for announce, 32 for small scenario, 51 for big scenario,
 * 54 for concept campaign. Days, owners and order are those of RULES.md, Default playbook.
 */
export const defaultPlaybook: PlaybookDefinition = {
  title: both('Launch playbook', '推广模板'),
  tasks: [...preparation, ...enablement, ...warmUp, ...promotion, ...conversion, ...handoff, ...feedback],
}
