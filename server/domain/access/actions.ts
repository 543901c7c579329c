import type { Role } from '../../contracts/lists.ts'

/** yes = on any entity · own = on entities that the person owns · no = never. */
export type Cell = 'yes' | 'own' | 'no'

type Row = Readonly<Record<Role, Cell>>

const row = (
  administrator: Cell,
  marketingLead: Cell,
  pmm: Cell,
  pm: Cell,
  sales: Cell,
  contributor: Cell,
  viewer: Cell,
): Row => ({ administrator, 'marketing-lead': marketingLead, pmm, pm, sales, contributor, viewer })

const everyone = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes')
const allButViewers = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no')
const marketing = row('yes', 'yes', 'yes', 'no', 'no', 'no', 'no')
const marketingAndOwners = row('yes', 'yes', 'yes', 'own', 'no', 'no', 'no')
const leads = row('yes', 'yes', 'no', 'no', 'no', 'no', 'no')
const administrators = row('yes', 'no', 'no', 'no', 'no', 'no', 'no')

/** Who may do what: the table of RULES.md, Roles, action by action. */
export const accessTable = {
  // read features, launches, checklists
  'feature.read': everyone,
  'launch.read': everyone,
  'task.read': everyone,
  'rubric.read': everyone,
  'playbook.read': everyone,
  'calendar.read': everyone,
  'product-area.read': everyone,
  /** The names, roles and functions that owners and assignees are chosen from. */
  'people.name': everyone,
  /** Blindness: a person who reveals the scores may not score any more in that round. */
  'grade.reveal': everyone,
  'session.change-own': everyone,
  /** One's own password, second factor, sessions and tokens; never with a token. */
  'account.change-own': everyone,
  /** All data stored about a person; own = about oneself. */
  'personal-data.read': row('yes', 'own', 'own', 'own', 'own', 'own', 'own'),
  /** Hints of what changed, and presence. */
  'live.follow': everyone,

  // create and edit features; own = one is the PM owner
  'feature.create': marketingAndOwners,
  'feature.edit': marketingAndOwners,
  'feature.archive': marketingAndOwners,
  /** Changing who may see a feature; own = one is the PM owner. */
  'feature.set-confidentiality': marketingAndOwners,
  /** Permanent deletion, with all dependent data. */
  'feature.delete': administrators,
  'product-area.edit': marketing,

  // import, export
  'feature.import': marketing,
  'feature.export': row('yes', 'yes', 'yes', 'yes', 'no', 'no', 'no'),

  // score; sales cards are shown but not counted (the rubric's `countedFunctions`)
  'grade.score': row('yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'),

  // decide a grade
  'grade.decide': marketing,

  // plan, change, archive a launch
  'launch.plan': marketing,
  'launch.set-confidentiality': marketing,
  'launch.delete': administrators,
  'warning.dismiss': marketing,

  // work a task; own = one is its assignee, or the PM owner of a feature of its launch
  'task.work': row('yes', 'yes', 'yes', 'own', 'own', 'own', 'no'),
  /** Adding one's own task to a launch; own = one is the PM owner of a feature of it. */
  'task.add': marketingAndOwners,

  // attach PRDs, mark final
  'prd.attach': marketingAndOwners,
  /** Its title, which document is the PRD, the final mark, withdrawing, archiving. */
  'prd.edit': marketingAndOwners,
  /** Permanent deletion, with all versions. */
  'prd.delete': administrators,

  // comment
  'comment.write': allButViewers,

  // write story and brief, publish
  'story.write': marketing,

  // confirm briefs, return feedback
  'brief.confirm': allButViewers,
  'feedback.return': allButViewers,

  // edit rubric, playbook, calendar
  'rubric.publish': leads,
  'playbook.publish': leads,
  'calendar.edit': leads,

  // people, settings, audit
  'people.read': leads,
  'people.edit': administrators,
  /** All data of this installation, also confidential entities. */
  'company.export': administrators,
  'workspace.read': leads,
  'workspace.edit': administrators,
  /** The audit log of the whole company; the history of one entity comes with reading it. */
  'audit.read': leads,
} as const satisfies Record<string, Row>

export type Action = keyof typeof accessTable
