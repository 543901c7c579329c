import type { Translated } from '../messages.ts'
import type { warnings as en } from '../en/warnings.ts'

export const warnings = {
  dismiss: '忽略',
  dismissThing: '忽略：{{title}}',
  dismissTitle: '忽略这条提醒',
  dismissText: '忽略后，它会从所有人的工作台上消失。理由留在动态里，需要时可以重新提出。',
  reason: '为什么这里可以不管',
  reasonNeeded: '写一句理由，以后会有人问起。',
  dismissed: '已忽略：{{title}}',
  dismissedBy: '{{name}}已忽略：{{reason}}',
  raiseAgain: '重新提出',
  raised: '已重新提出：{{title}}',
} satisfies Translated<typeof en>
