/** Requests restoring the version of an entity right after an audit event. */
export class VersionRequested extends Event {
  static readonly type = 'version-requested'
  constructor(readonly auditEventId: string) {
    super(VersionRequested.type, { bubbles: true, composed: true })
  }
}
