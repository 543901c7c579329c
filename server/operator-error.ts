/**
 * An error for whoever runs Headrace: its message says what is wrong, where, and what to do. Processes print it on
 * standard error, whatever the log level, and exit with 1.
 */
export class OperatorError extends Error {
  override name = 'OperatorError'
}
