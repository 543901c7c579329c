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
export class RaisingRequested extends Event {
  static readonly type = 'raising-requested'
  constructor(readonly warningId: string) {
    super(RaisingRequested.type, { bubbles: true, composed: true })
  }
}
