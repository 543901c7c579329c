/** Someone answered one criterion; null = they do not know. */
export class ScoreGiven extends Event {
  static readonly type = 'score-given'
  constructor(
    readonly criterion: string,
    readonly score: number | null,
  ) {
    super(ScoreGiven.type, { bubbles: true, composed: true })
  }
}

/** Someone is writing a note on a criterion. */
export class NoteWritten extends Event {
  static readonly type = 'note-written'
  constructor(
    readonly criterion: string,
    readonly note: string,
  ) {
    super(NoteWritten.type, { bubbles: true, composed: true })
  }
}

/** Someone went to a criterion. */
export class CriterionEntered extends Event {
  static readonly type = 'criterion-entered'
  constructor(readonly criterion: string) {
    super(CriterionEntered.type, { bubbles: true, composed: true })
  }
}

/** Someone wants the card handed in. */
export class SubmitRequested extends Event {
  static readonly type = 'submit-requested'
  constructor() {
    super(SubmitRequested.type, { bubbles: true, composed: true })
  }
}
