import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import type { HrHistory } from '../../../web/components/hr-history.ts'
import '../../../web/components/hr-history.ts'
import { groupAuditEvents, describeEvent, describeEvents } from '../../../web/formats/audit-event-text.ts'
import { recordedChange } from '../../../web/formats/audit-event-values.ts'
import { recordedVerbs } from '../../../web/locales/history.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'

beforeEach(() => changeLanguage('en'))

const lin = { id: '01890000-0000-7000-8000-000000000001', name: '林悦' }
let count = 0
const auditEventOf = (part: Partial<AuditEvent> = {}): AuditEvent => ({
  id: String((count += 1)),
  at: '2027-03-10T09:00:00.000Z',
  person: lin,
  noun: 'feature',
  entityId: 'f1',
  entityTitle: 'Shift swap',
  verb: 'created',
  changes: [],
  origin: null,
  redactedAt: null,
  ...part,
})
const sentence = (auditEvent: AuditEvent) =>
  describeEvent(auditEvent, 'CNY')
    .pieces.map((piece) => piece.text)
    .join('')

describe('the sentence of an audit event', () => {
  const graded = auditEventOf({
    verb: 'graded',
    changes: [
      { field: 'grade', before: null, after: 'small-scenario' },
      { field: 'lookAgainOn', before: null, after: '2027-06-01' },
    ],
  })
  const skipped = auditEventOf({
    noun: 'task',
    entityTitle: { en: 'Endorsement', 'zh-Hans': '大佬与媒体背书' },
    verb: 'skipped',
    changes: [{ field: 'skip', before: null, after: { at: '', by: lin, reason: '客户证言更有说服力' } }],
  })

  it('exists in both languages, with translated shipped titles', () => {
    expect(sentence(graded)).toBe('林悦 decided the grade of “Shift swap”: Small scenario')
    expect(sentence(skipped)).toBe('林悦 skipped the task “Endorsement”: 客户证言更有说服力')
    changeLanguage('zh-Hans')
    expect(sentence(graded)).toBe('林悦 把功能“Shift swap”定为小场景型')
    expect(sentence(skipped)).toBe('林悦 跳过了任务“大佬与媒体背书”：客户证言更有说服力')
  })

  it('has the details it leaves out next to it', () => {
    expect(describeEvent(graded, 'CNY').changes).toEqual([
      { field: 'lookAgainOn', name: 'Look again on', before: '', after: 'Tue 1 Jun 2027', isLong: false },
    ])
    expect(describeEvent(skipped, 'CNY').changes).toEqual([])
  })

  it('includes the previous grade', () => {
    const again = auditEventOf({
      verb: 'graded',
      changes: [{ field: 'grade', before: 'announce', after: 'big-scenario' }],
    })
    expect(sentence(again)).toBe(
      '林悦 decided the grade of “Shift swap” anew: Big scenario instead of Announce',
    )
  })

  it('shows that a grade was confirmed', () => {
    const confirmed = auditEventOf({ verb: 'graded', changes: [] })
    expect(sentence(confirmed)).toBe('林悦 confirmed the grade of “Shift swap”')
    changeLanguage('zh-Hans')
    expect(sentence(confirmed)).toBe('林悦 给功能“Shift swap”再次定级，级别不变')
  })

  it('links to the entity if that has a page', () => {
    expect(describeEvent(auditEventOf(), '').href).toBe('/features/f1')
    expect(describeEvent(auditEventOf({ noun: 'launch' }), '').href).toBe('/launches/f1')
    expect(describeEvent(auditEventOf({ noun: 'task' }), '').href).toBe('')
  })

  it('is not broken by a title that contains template or markup syntax', () => {
    for (const entityTitle of ['{{who}} $& {{thing}}', '$t(says.created)', '<b>x</b>']) {
      expect(sentence(auditEventOf({ entityTitle }))).toBe(`林悦 added “${entityTitle}”`)
    }
  })

  it('has no unfilled placeholder for any verb, including unknown ones', () => {
    for (const verb of [...recordedVerbs, 'unforeseen']) {
      const text = sentence(auditEventOf({ verb }))
      expect(text).toContain('林悦')
      expect(text).not.toMatch(/\{\{|says\./)
    }
  })
})

describe('the changed fields of an audit event', () => {
  const recorded = (field: string, before: unknown, after: unknown) =>
    recordedChange({ field, before, after }, 'CNY')

  it('are formatted for the reader', () => {
    expect(recorded('role', 'pm', 'viewer')).toMatchObject({ before: 'PM', after: 'Viewer' })
    expect(recorded('paidSpend', null, 30000).after).toBe('¥30,000')
    expect(recorded('weekendDays', [6, 7], [5, 6]).after).toBe('Fri and Sat')
    expect(recorded('holidays', [], [{}, {}]).after).toBe('2 days')
    expect(recorded('isDepartmentLead', false, true).after).toBe('Yes')
    expect(recorded('assignee', null, lin).after).toBe('林悦')
  })

  it('are only named when the text is long', () => {
    expect(recorded('summary', 'a', 'b'.repeat(80)).isLong).toBe(true)
    expect(recorded('title', 'Shift', 'Shift swap').isLong).toBe(false)
  })
})

describe('repeated audit events', () => {
  const many = Array.from({ length: 4 }, (_, index) =>
    auditEventOf({
      noun: 'person',
      entityTitle: `Person ${index}`,
      at: `2027-03-10T09:0${4 - index}:00.000Z`,
    }),
  )

  it('are grouped, in order, when one person caused them within minutes', () => {
    const groups = groupAuditEvents([auditEventOf(), ...many, auditEventOf({ verb: 'graded' })])
    expect(groups.map((group) => group.length)).toEqual([1, 4, 1])
    expect(
      describeEvents(many)
        .map((piece) => piece.text)
        .join(''),
    ).toBe('林悦 added 4 people')
  })

  it('are not grouped when few, by different people, or hours apart', () => {
    expect(groupAuditEvents(many.slice(0, 2))).toHaveLength(2)
    const later = many.map((auditEvent, index) => ({
      ...auditEvent,
      at: `2027-03-10T0${9 - index}:00:00.000Z`,
    }))
    expect(groupAuditEvents(later)).toHaveLength(4)
    const others = many.map((auditEvent, index) => ({
      ...auditEvent,
      person: { id: String(index), name: 'x' },
    }))
    expect(groupAuditEvents(others)).toHaveLength(4)
  })
})

describe('hr-history', () => {
  it('has a heading for each day and shows a repeated minute once', async () => {
    const auditEvents = [
      auditEventOf({ at: '2027-03-10T09:00:40.000Z' }),
      auditEventOf({ at: '2027-03-10T09:00:10.000Z', verb: 'archived' }),
      auditEventOf({ at: '2027-03-08T12:00:00.000Z' }),
    ]
    const element = await mount<HrHistory>(html`<hr-history .auditEvents=${auditEvents}></hr-history>`)
    expect(element.shadowRoot?.querySelectorAll('h2')).toHaveLength(2)
    const clocks = [...(element.shadowRoot?.querySelectorAll('.clock time') ?? [])]
    expect(clocks.map((clock) => clock.className)).toEqual(['', 'visually-hidden', ''])
  })

  it('has no axe violations', { timeout: 60_000 }, async () => {
    const auditEvents = [
      auditEventOf({ verb: 'changed', changes: [{ field: 'stage', before: 'prd', after: 'gray' }] }),
      ...Array.from({ length: 3 }, () => auditEventOf({ noun: 'person' })),
    ]
    await expectAxeClean(
      () => html`<hr-history .auditEvents=${auditEvents} .today=${'2027-03-11'}></hr-history>`,
    )
  })
})
