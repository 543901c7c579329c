/** Versions of the playbook; launches keep theirs until they are planned again. */
import { PlaybookDefinition } from '../../contracts/playbooks.ts'
import { playbookErrors } from '../../domain/checklist/playbook-errors.ts'
import { defaultPlaybook } from '../../domain/policy/default-playbook.ts'
import { policyService } from '../policies/policies.service.ts'

export const {
  list: listPlaybooks,
  current: currentPlaybook,
  byId: playbookById,
  publish: publishPlaybook,
  ensureFirst: ensurePlaybook,
} = policyService<PlaybookDefinition>({
  noun: 'playbook',
  table: 'playbooks',
  schema: PlaybookDefinition,
  validate: playbookErrors,
  shipped: defaultPlaybook,
})
