import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Grade } from '#server/contracts/lists.ts'
import { channelPhases } from '#server/contracts/lists.ts'
import type { PhaseProgress } from '#server/contracts/launches.ts'
import type { PlainDate } from '#server/contracts/primitives.ts'
import { longDate } from '../formats/dates.ts'
import { LocalizedElement } from '../elements/localized-element.ts'
import { common } from '../locales/common.ts'
import { gradeName, phaseName } from '../locales/vocabulary.ts'
import { stretchesOf, todayAlong } from './channel-model.ts'
import type { Stretch } from './channel-model.ts'
import type { Drawing } from './channel-parts.ts'
import { gradeColour } from './grade-colour.ts'
import { MeasuredWidth } from './measured-width.ts'

/** What the large and the small channel share: their properties, their accessible name, and the input of the drawing. */
export abstract class ChannelElement extends LocalizedElement {
  @property() grade: Grade | null = null
  @property({ attribute: false }) progress: PhaseProgress[] = []
  @property({ attribute: 'launch-date' }) launchDate: PlainDate | null = null
  @property() today: PlainDate | null = null

  private readonly measured = new MeasuredWidth(this)

  /** @param sentences the springs and the stretches in words */
  protected abstract draw(drawing: Drawing, name: string, sentences: string[]): TemplateResult

  override render() {
    const byPhase = stretchesOf(this.progress)
    const stretches = channelPhases.map((phase) => byPhase[phase])
    const springs: [Stretch, Stretch] = [byPhase.preparation, byPhase.enablement]
    const all = [...springs, ...stretches]
    const isPlanned = all.some((stretch) => !stretch.isEmpty)
    const { width } = this.measured
    if (width === 0) return nothing
    const drawing: Drawing = {
      width,
      grade: this.grade,
      colour: gradeColour(this.grade),
      stretches,
      springs,
      levels: [...stretches, ...springs].map((stretch) => stretch.level),
      launchDate: this.launchDate,
      today: this.today,
      along: this.today === null ? null : todayAlong(byPhase, this.launchDate, this.today),
      isPlanned,
    }
    const sentences = all.map(sentenceOf)
    return this.draw(drawing, this.nameOf(isPlanned ? sentences : [common('channel.dry')]), sentences)
  }

  private nameOf(sentences: string[]): string {
    const grade = this.grade ? gradeName(this.grade) : common('channel.ungraded')
    const gate = this.launchDate
      ? common('channel.gate', { date: longDate(this.launchDate) })
      : common('channel.noDate')
    return [common('channel.name', { grade }), gate, ...sentences].join('; ')
  }
}

function sentenceOf({ phase, done, total, overdue, isEmpty }: Stretch): string {
  const words = { phase: phaseName(phase), done, total, late: overdue }
  return common(isEmpty ? 'channel.phaseEmpty' : overdue > 0 ? 'channel.phaseLate' : 'channel.phase', words)
}
