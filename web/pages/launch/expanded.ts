/** The details of a task were expanded or collapsed. */
export class Expanded extends Event {
  static readonly type = 'expanded'
  constructor(
    readonly id: string,
    readonly isExpanded: boolean,
  ) {
    super(Expanded.type, { bubbles: true, composed: true })
  }
}
