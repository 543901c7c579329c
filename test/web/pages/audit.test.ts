import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditEvent } from '#server/contracts/activity.ts'
import { languages } from '#server/contracts/lists.ts'
import type { HrField } from '../../../web/components/hr-field.ts'
import type { HrHistory } from '../../../web/components/hr-history.ts'
import '../../../web/components/hr-history.ts'
import { ValueChanged } from '../../../web/events/value-changed.ts'
import type { HrActivityFilters } from '../../../web/pages/activity/hr-activity-filters.ts'
import '../../../web/pages/activity/hr-activity-filters.ts'
import { readState, toFilter, verbsFor } from '../../../web/pages/activity/list-state.ts'
import { activityNouns, activityVerbs } from '../../../web/locales/activity.ts'
import { originText } from '../../../web/formats/audit-sentences.ts'
import { auditVerbs } from '../../../web/locales/audit.ts'
import { describeEvent } from '../../../web/formats/audit-event-text.ts'
import { recordedVerbs } from '../../../web/locales/history.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { inside, mount, textOf } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const lin = { id: '01890000-0000-7000-8000-000000000001', name: '林悦' }
const auditEventOf = (part: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '01890000-0000-7000-8000-0000000000aa',
  at: '2027-03-10T09:00:00.000Z',
  person: lin,
  noun: 'session',
  entityId: lin.id,
  entityTitle: lin.name,
  verb: 'signed-in',
  changes: [],
  origin: null,
  redactedAt: null,
  ...part,
})
const sentence = (part: Partial<AuditEvent>) =>
  describeEvent(auditEventOf(part), 'EUR')
    .pieces.map((piece) => piece.text)
    .join('')

describe('audit events about accounts and confidentiality', () => {
  it('have a complete sentence each, in both languages', () => {
    for (const language of languages) {
      changeLanguage(language)
      for (const verb of auditVerbs) {
        const text = sentence({ verb, noun: 'person', entityId: 'other', entityTitle: 'Wei' })
        expect(text, verb).toMatch(/林悦|Wei/)
        expect(text, verb).not.toMatch(/\{\{|says\.|own\./)
      }
    }
  })

  it('have a different sentence when people change their own account', () => {
    expect(sentence({ noun: 'person', verb: 'password-changed' })).toBe('林悦 changed their password')
    expect(sentence({ verb: 'signed-out-everywhere' })).toBe('林悦 signed out everywhere else')
    const other = { entityId: 'other', entityTitle: 'Wei', verb: 'signed-out-everywhere' }
    expect(sentence(other)).toBe('林悦 signed the account of Wei out everywhere')
  })

  it('show a failed sign-in, with the address tried and the reason', () => {
    const failed = {
      person: null,
      verb: 'sign-in-failed',
      entityTitle: 'mallory@example.com',
      changes: [{ field: 'reason', before: null, after: 'unknown-account' }],
    }
    expect(sentence(failed)).toBe('A sign-in to the account of mallory@example.com failed')
    expect(describeEvent(auditEventOf(failed), 'EUR').changes).toMatchObject([
      { name: 'Because', after: 'nobody has this address' },
    ])
    expect(sentence({ person: null, verb: 'sign-in-refused', entityTitle: '' })).toBe(
      'A single sign-on was refused',
    )
  })

  it('show who may see an entity from then on', () => {
    const entity = { noun: 'feature', entityId: 'f', entityTitle: 'Swap', verb: 'changed' } as const
    const flag = (after: boolean) => ({ field: 'isConfidential', before: !after, after })
    const named = { field: 'people', before: [], after: [lin] }
    expect(sentence({ ...entity, changes: [flag(true), named] })).toBe('林悦 made “Swap” confidential')
    expect(sentence({ ...entity, changes: [flag(false)] })).toBe('林悦 let everyone see “Swap” again')
    expect(sentence({ ...entity, changes: [named] })).toBe('林悦 changed who sees “Swap”')
    const mixed = [named, { field: 'title', before: 'a', after: 'b' }]
    expect(sentence({ ...entity, changes: mixed })).toBe('林悦 changed “Swap”')
  })

  it('have no link once the entity is deleted', () => {
    const deleted = auditEventOf({ noun: 'feature', entityId: 'f', entityTitle: 'Swap', verb: 'deleted' })
    expect(describeEvent(deleted, 'EUR').href).toBe('')
  })
})

describe('the origin of an audit event', () => {
  const from = (origin: AuditEvent['origin']) => originText(auditEventOf({ origin }))

  it("includes the session's IP address and the token", () => {
    expect(from({ kind: 'session', id: 's', name: null, address: '10.0.0.4' })).toBe('session from 10.0.0.4')
    expect(from({ kind: 'token', id: 't', name: 'CI', address: '10.0.0.4' })).toBe('token “CI” from 10.0.0.4')
    expect(from({ kind: 'system', id: null, name: null, address: null })).toBe('Headrace itself')
    expect(from(null)).toBe('')
  })

  it('is shown to auditors, with what was removed from an entry', async () => {
    const auditEvent = auditEventOf({
      origin: { kind: 'session', id: 's', name: null, address: '10.0.0.4' },
      redactedAt: '2027-03-12T09:00:00.000Z',
    })
    const audit = await mount<HrHistory>(html`<hr-history audit .auditEvents=${[auditEvent]}></hr-history>`)
    expect(textOf(audit)).toContain('session from 10.0.0.4')
    expect(textOf(audit)).toContain('Personal data was taken out of this entry on Fri 12 Mar 2027.')
    const plain = await mount<HrHistory>(html`<hr-history .auditEvents=${[auditEvent]}></hr-history>`)
    expect(textOf(plain)).not.toContain('10.0.0.4')
  })
})

describe('the filters of the audit log', () => {
  const person = '01890000-0000-7000-8000-000000000001'

  it('are read from the URL; unknown values are ignored', () => {
    const search = `?person=${person}&noun=session&verb=signed-in&origin=session&from=2027-03-01&to=2027-03-31&cursor=c`
    const state = readState(search)
    expect(toFilter(state)).toEqual({
      personId: person,
      noun: 'session',
      verb: 'signed-in',
      originKind: 'session',
      from: '2027-03-01',
      to: '2027-03-31',
    })
    expect(state.cursor).toBe('c')
    expect(toFilter(readState('?person=1&noun=x&verb=<b>&origin=moon&from=yesterday&to=2027-13-99'))).toEqual(
      {},
    )
  })

  it('offer every verb that has a sentence, and for an entity type only its own verbs', () => {
    const told = recordedVerbs.filter((verb) => verb !== 'regraded' && verb !== 'confirmed')
    const audited = auditVerbs.filter(
      (verb) => !['made-confidential', 'made-public', 'named-people-changed'].includes(verb),
    )
    expect(activityVerbs.toSorted()).toEqual([...told, ...audited].toSorted())
    for (const noun of activityNouns) expect(verbsFor(noun).length, noun).toBeGreaterThan(0)
    const reached = new Set(activityNouns.flatMap((noun) => verbsFor(noun)))
    expect([...reached].toSorted()).toEqual(activityVerbs.toSorted())
  })

  const show = (search: string) =>
    html`<hr-activity-filters
      .state=${readState(search)}
      .people=${[personOf()]}
      .exportHref=${'/api/activity/export'}
    ></hr-activity-filters>`

  it('drop a verb that does not apply to the selected entity type', async () => {
    const element = await mount<HrActivityFilters>(show('?verb=signed-in'))
    const said: unknown[] = []
    element.addEventListener('value-changed', (event) => said.push((event as ValueChanged<unknown>).value))
    const kind = inside<HrField>(element, 'hr-field')
    kind.dispatchEvent(new ValueChanged('task'))
    kind.dispatchEvent(new ValueChanged('session'))
    expect(said).toEqual([
      { noun: 'task', cursor: null, verb: null },
      { noun: 'session', cursor: null },
    ])
  })

  it('has no axe violations', { timeout: 60_000 }, () =>
    expectAxeClean(() => show('?noun=session&verb=signed-in')),
  )
})
