/** Someone lays a warning aside, with a reason. */
export class DismissalAsked extends Event {
  static readonly type = 'dismissal-asked'
  constructor(
    readonly warningId: string,
    readonly reason: string,
  ) {
    super(DismissalAsked.type, { bubbles: true, composed: true })
  }
}

/** Someone wants a dismissed warning back. */
export class RaisingAsked extends Event {
  static readonly type = 'raising-asked'
  constructor(readonly warningId: string) {
    super(RaisingAsked.type, { bubbles: true, composed: true })
  }
}
