/** Registers what stops or removes a fixture; by default when the test ends (`onTestFinished`). */
export type AtEnd = (end: () => Promise<void>) => void
