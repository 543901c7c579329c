/** Someone wants a thing to be again what it was right after one of its audit events. */
export class VersionRequested extends Event {
  static readonly type = 'version-requested'
  constructor(readonly auditEventId: string) {
    super(VersionRequested.type, { bubbles: true, composed: true })
  }
}
