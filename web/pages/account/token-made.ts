import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'

/** A token was made; its secret is in here and nowhere else. */
export class TokenMade extends Event {
  static readonly type = 'token-made'
  constructor(readonly token: CreatedApiToken) {
    super(TokenMade.type)
  }
}
