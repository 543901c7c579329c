import type { Warning } from '#server/contracts/warnings.ts'
import { dismissWarning, undismissWarning } from '../api/warnings.ts'
import { change } from '../queries/change.ts'
import { localText } from '../locales/language.ts'
import { warningText } from '../locales/warnings.ts'

/** Dismisses a warning with a written reason and offers undo. */
export function dismissWithUndo(warning: Warning, reason: string): Promise<Warning | undefined> {
  return change({
    run: () => dismissWarning(warning.id, reason),
    message: warningText('dismissed', { title: localText(warning.title) }),
    undo: () => undismissWarning(warning.id),
    noun: warning.noun,
  })
}

/** Restores a dismissed warning; undo dismisses it again with the same reason. */
export function undismissWithUndo(warning: Warning): Promise<unknown> {
  const reason = warning.dismissal?.reason ?? ''
  return change({
    run: () => undismissWarning(warning.id),
    message: warningText('raised', { title: localText(warning.title) }),
    ...(reason ? { undo: () => dismissWarning(warning.id, reason) } : {}),
    noun: warning.noun,
  })
}
