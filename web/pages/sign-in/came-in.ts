import type { Session } from '#server/contracts/session.ts'

/** A person has signed in. */
export class CameIn extends Event {
  static readonly type = 'came-in'
  constructor(readonly session: Session) {
    super(CameIn.type, { bubbles: true, composed: true })
  }
}
