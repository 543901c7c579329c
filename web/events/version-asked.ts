/** Someone wants a thing to be again what it was right after one of its deeds. */
export class VersionAsked extends Event {
  static readonly type = 'version-asked'
  constructor(readonly deedId: string) {
    super(VersionAsked.type, { bubbles: true, composed: true })
  }
}
