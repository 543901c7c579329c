/** Requests dismissing a warning with a reason. */
export class DismissalRequested extends Event {
  static readonly type = 'dismissal-requested'
  constructor(
    readonly warningId: string,
    readonly reason: string,
  ) {
    super(DismissalRequested.type, { bubbles: true, composed: true })
  }
}

/** Requests restoring a dismissed warning. */
export class UndismissalRequested extends Event {
  static readonly type = 'undismissal-requested'
  constructor(readonly warningId: string) {
    super(UndismissalRequested.type, { bubbles: true, composed: true })
  }
}
