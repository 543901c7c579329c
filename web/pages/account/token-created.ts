import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'

/** A token was created; only this event contains its secret. */
export class TokenCreated extends Event {
  static readonly type = 'token-created'
  constructor(readonly token: CreatedApiToken) {
    super(TokenCreated.type)
  }
}
