import type { Warning } from '#server/contracts/warnings.ts'
import { dismissWarning, restoreWarning } from '../api/warnings.ts'
import { change } from '../queries/change.ts'
import { localText } from '../locales/language.ts'
import { warningText } from '../locales/warnings.ts'

const touched = [['warnings'], ['desk'], ['launches'], ['features'], ['activity']]

/** Lays a warning aside in writing, with an undo. */
export function dismiss(warning: Warning, reason: string): Promise<Warning | undefined> {
  return change({
    run: () => dismissWarning(warning.id, reason),
    said: warningText('dismissed', { title: localText(warning.title) }),
    undo: () => restoreWarning(warning.id),
    invalidates: touched,
  })
}

/** Takes a dismissal back, with an undo that dismisses it for the same reason. */
export function raiseAgain(warning: Warning): Promise<unknown> {
  const reason = warning.dismissal?.reason ?? ''
  return change({
    run: () => restoreWarning(warning.id),
    said: warningText('raised', { title: localText(warning.title) }),
    ...(reason ? { undo: () => dismissWarning(warning.id, reason) } : {}),
    invalidates: touched,
  })
}
