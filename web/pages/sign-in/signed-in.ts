import type { Session } from '#server/contracts/session.ts'

/** A person has signed in. */
export class SignedIn extends Event {
  static readonly type = 'signed-in'
  constructor(readonly session: Session) {
    super(SignedIn.type, { bubbles: true, composed: true })
  }
}
