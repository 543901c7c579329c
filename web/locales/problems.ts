import { common } from './common.ts'
import type { problems } from './en/problems.ts'
import type { Translate } from './messages.ts'
import type * as ProblemMessages from './problem-messages.ts'

type FieldProblem = keyof (typeof problems)['field']

let loaded: typeof ProblemMessages | undefined

/**
 * Loads the messages of errors, which most visits never display. The API client waits for them before it
 * throws an error, so that pages can read them synchronously.
 */
export async function loadProblems(): Promise<void> {
  // Without a connection they cannot be loaded: every error then says that the server cannot be reached.
  loaded ??= await import('./problem-messages.ts').catch(() => undefined)
}

/** The message of an error response or of an invalid field. */
export const problemMessage: Translate<typeof problems> = (key, params) =>
  loaded?.problemMessage(key, params) ?? common('unreachable')

/** The code, when there is a message for it. */
export const fieldProblem = (code: string): FieldProblem | undefined =>
  loaded?.fieldProblems.find((one) => one === code)
