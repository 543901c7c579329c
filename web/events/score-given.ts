/** A criterion was scored; null = unknown. */
export class ScoreGiven extends Event {
  static readonly type = 'score-given'
  constructor(
    readonly criterion: string,
    readonly score: number | null,
  ) {
    super(ScoreGiven.type, { bubbles: true, composed: true })
  }
}

/** A note on a criterion was edited. */
export class NoteWritten extends Event {
  static readonly type = 'note-written'
  constructor(
    readonly criterion: string,
    readonly note: string,
  ) {
    super(NoteWritten.type, { bubbles: true, composed: true })
  }
}

/** A criterion became the current one. */
export class CriterionEntered extends Event {
  static readonly type = 'criterion-entered'
  constructor(readonly criterion: string) {
    super(CriterionEntered.type, { bubbles: true, composed: true })
  }
}

/** Requests submitting the card. */
export class SubmitRequested extends Event {
  static readonly type = 'submit-requested'
  constructor() {
    super(SubmitRequested.type, { bubbles: true, composed: true })
  }
}
