import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'

/** A token was created; only this event contains its secret. */
export class TokenMade extends Event {
  static readonly type = 'token-made'
  constructor(readonly token: CreatedApiToken) {
    super(TokenMade.type)
  }
}
