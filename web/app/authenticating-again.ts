import type { HrAuthenticateAgain } from './hr-authenticate-again.ts'

let asking: Promise<boolean> | undefined

async function ask(): Promise<boolean> {
  await import('./hr-authenticate-again.ts')
  const dialog: HrAuthenticateAgain = document.createElement('hr-authenticate-again')
  document.body.append(dialog)
  return dialog.answer
}

/**
 * Asks the person in a dialog over the page to prove again who they are; several requests share one dialog.
 * @returns whether they did
 */
export const askToAuthenticateAgain = (): Promise<boolean> =>
  (asking ??= ask()
    // Without a connection the dialog cannot be loaded.
    .catch(() => false)
    .finally(() => (asking = undefined)))
