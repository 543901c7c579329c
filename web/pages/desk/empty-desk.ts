import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Role } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import '../../components/hr-empty.ts'
import { t } from '../../locales/desk.ts'

const kinds: Record<Role, 'marketing' | 'pm' | 'tasks' | 'viewer'> = {
  administrator: 'marketing',
  'marketing-lead': 'marketing',
  pmm: 'marketing',
  pm: 'pm',
  sales: 'tasks',
  contributor: 'tasks',
  viewer: 'viewer',
}

/** The empty desk, with suggestions per role where to go next. */
export function emptyDesk(person: Pick<Person, 'id' | 'role'>): TemplateResult {
  const kind = kinds[person.role]
  const go = (href: string, text: string, isFirst = false) =>
    html`<a slot="actions" class=${isFirst ? 'button primary' : 'button'} href=${href}>${text}</a>`
  const launches = go('/launches', t('empty.launches'))
  const ways = {
    marketing: [go('/launches/new', t('empty.newLaunch'), true), launches],
    pm: [go(`/features?ownerId=${person.id}`, t('empty.myFeatures'), true), launches],
    tasks: [go('/my-week', t('empty.week'), true), launches],
    viewer: [go('/launches', t('empty.launches'), true), go('/features', t('empty.features'))],
  }[kind]
  return html`<hr-empty .heading=${t('empty.title')}>${t(`empty.${kind}`)} ${ways}</hr-empty>`
}
